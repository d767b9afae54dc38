"""What rules ask of a submission: its dates, its prose, its measures, its causes; each answered in one place."""
