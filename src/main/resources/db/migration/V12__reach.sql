-- A topic has as many partitions as the shop likes, and each has its place here.
alter table deletion_request alter column reach set data type text;
