"""What each authority has decided: thresholds, windows, names, all dated."""
