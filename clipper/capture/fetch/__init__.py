"""Fetching a page that the user asked for: the only room of the program that opens connections to the net.

`fetch.fetch_page` is the door. `addresses` says which addresses may be reached, `connection` holds each connection to an address that was
checked and to one deadline, `body` reads answers without letting them blow up, `robots` asks what the site wishes.
"""
