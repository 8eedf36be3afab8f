"""MET Hub: multi-agency work with children who go missing, are exploited or trafficked."""
