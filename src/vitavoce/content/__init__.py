"""How a résumé comes in: JSON Resume read into a profile, with every defect named."""
