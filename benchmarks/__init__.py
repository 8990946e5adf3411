"""How quick and how heavy every page is. Figures go to docs/performance.md with the machine and the command."""
