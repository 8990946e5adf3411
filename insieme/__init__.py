"""Insieme: a whole metropolitan city brings people who can hardly find work alone into work that lasts."""
