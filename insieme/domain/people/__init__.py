"""People: who they are, who has a part in their road, who opened their file."""
