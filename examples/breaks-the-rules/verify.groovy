// the build fails, on JUnit 5, with one sentence for each rule that is broken, and with no other
def log = new File(basedir, 'build.log').text
def broken = (log =~ /Rule '([^']*?), because /).collect { it[1] } as Set
assert broken == [
        'no secret is given to a log',
        'no outcome of a port call is ignored',
        'the core does not depend on adapters',
        'adapters are constructed by the composition root and by their own factories only',
        'ports do not depend on each other'] as Set
assert log.contains('PagerChannel.java:')
assert log.contains('Reminders.java:')
assert log.contains('Orders.java:')
assert log.contains('com.team.port.tax.TaxPort')
