"""What companies look for, whom we propose, and what each side answers."""
