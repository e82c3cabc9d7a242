fromStart
/set feedback
/set editor
/set start -retain -default
/set editor -retain -delete
/set mode -delete mine -retain
/set feedback -retain normal
/set mode -delete mine -retain
/set feedback -retain nothing
/set mode temporary -quiet
/set feedback -retain temporary
