"""Who somebody is: the actor tables, noun phrases, and what the article said of them before."""
