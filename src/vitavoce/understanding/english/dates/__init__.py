"""What makes words be of time: months and units, what bounds a stretch, what looks like a year and is none."""
