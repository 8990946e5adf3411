"""Workshops and courses: editions, lessons, enrolments, attendance, certificates."""
