### Telling, asking and putting right: the pages beside the list of what stands between two people.
