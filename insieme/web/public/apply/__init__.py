"""Applying: one question a page, a draft from the first answer, a code to come back."""
