"""The frozen vocabulary that everything speaks: cells, grids, submissions, findings, fixes, sentences, refusals."""
