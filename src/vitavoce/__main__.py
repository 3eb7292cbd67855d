"""``python -m vitavoce`` is the command ``vitavoce``."""

from vitavoce.cli import main

if __name__ == "__main__":
    main()
