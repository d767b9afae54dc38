"""itaxl: the papers of Thailand's Integrity and Transparency Assessment, made and checked from one Excel form."""

__version__ = "0.1.0"
