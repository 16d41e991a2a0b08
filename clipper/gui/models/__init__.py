"""What lists and trees show, page by page."""
