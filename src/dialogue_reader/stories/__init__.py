"""Stories: all accounts of one event, found among thousands of documents, and who says what in them."""
