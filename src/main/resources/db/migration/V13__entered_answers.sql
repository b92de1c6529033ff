-- Whether it was a person that has entered what a partner says, and not the partner itself.

alter table notice add column entered boolean default false not null;
