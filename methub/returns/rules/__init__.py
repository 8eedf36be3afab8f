"""The yearly return on looked-after children: how its files are read, checked and written."""
