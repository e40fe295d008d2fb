import groovy.xml.XmlSlurper

// every project is built, but for the one that breaks the rules
def log = new File(basedir, 'build.log').text.replaceAll(/\u001B\[[;\d]*m/, '')
def results = (log =~ /(?m)^\[INFO\] (\S+)(?: \S+)? \.+ (SUCCESS|FAILURE|SKIPPED)/).collect { [it[1], it[2]] }
assert results.findAll { it[1] != 'SUCCESS' } == [['breaks-the-rules', 'FAILURE']]
def modules = (new File(basedir, 'pom.xml').text =~ /<module>(.*?)</).collect { it[1] }
assert results*.first().containsAll(modules - 'generated')

// their tests have run
def reports = { project -> new File(basedir, "${project}/target/surefire-reports").listFiles().findAll { it.name ==~ /TEST-.*\.xml/ } }
['plain-java': 3, 'spring-boot': 2, 'own-schema': 1, 'guice': 2, 'generated': 20, 'beacon': 20].each { project, least ->
    assert reports(project).sum { new XmlSlurper().parse(it).@tests.toInteger() } >= least : "tests of ${project}"
}

// the broken rules are told on JUnit 5, one sentence for each, and no other
def broken = new File(basedir, 'breaks-the-rules/target/broken-rules').listFiles()
        .findAll { it.name.endsWith('.txt') }.collect { it.text }.join()
assert (broken =~ /Rule '([^']*?), because /).collect { it[1] } as Set == [
        'no secret is given to a log',
        'no outcome of a port call is ignored',
        'the core does not depend on adapters',
        'adapters are constructed by the composition root and by their own factories only',
        'ports do not depend on each other'] as Set
['PagerChannel.java:', 'Reminders.java:', 'Orders.java:', 'com.team.port.tax.TaxPort'].each { assert broken.contains(it) }

// one port brings its common types and two annotation jars, and nothing else
def classpath = { project ->
    new File(basedir, "${project}/target/classpath.txt").text.trim().split(File.pathSeparator)
            .collect { new File(it).name.replaceAll(/-\d.*/, '') } as Set
}
def brought = ['keyport-port-common', 'jspecify', 'jakarta.inject-api']
assert classpath('one-port') == ['keyport-port-accounting', *brought] as Set
def ports = new File(basedir, 'every-port').listFiles().findAll { it.directory && it.name.startsWith('port-') }
assert ports.size() > 1
ports.each { assert classpath("every-port/${it.name}") == ["keyport-${it.name}".toString(), *brought] as Set }

// the conformance of an adapter that the archetype made is in its jar
['generated', 'beacon'].each { project ->
    assert new File(basedir, "${project}/target/classes/META-INF/keyport/conformance/notification-beacon.json").text.contains('send_message')
}

// what of the adapter was not changed is as the archetype makes it today
['src/main/java/com/team/adapters/beacon/BeaconClient.java', 'src/main/java/com/team/adapters/beacon/package-info.java',
 'src/test/java/com/team/adapters/beacon/ArchitectureTest.java'].each {
    assert new File(basedir, "beacon/${it}").text == new File(basedir, "generated/${it}").text
}

// the guide shows the code that was built here, and how it was made
def guide = new File(keyport, 'docs/guides/write-an-adapter.md').text
def flat = { it.readLines()*.trim().findAll().join('\n') }
def code = ['generated', 'beacon'].collectMany { project ->
    def texts = []
    new File(basedir, "${project}/src").eachFileRecurse { if (it.name.endsWith('.java')) texts << flat(it.text) }
    texts
}
def shown = (guide =~ /(?s)```java\n(.*?)```/).collect { it[1] }
assert shown.size() > 8
shown.each { block -> assert code.any { it.contains(flat(block)) } : "not in what was built:\n${block}" }
def made = new Properties()
new File(keyport, 'adapter-archetype/src/test/resources/projects/beacon/archetype.properties').withReader { made.load(it) }
assert (guide =~ /-D(\w+)=(\S+)/).collect { [it[1], it[2]] }.findAll { !it[0].startsWith('archetype') } as Set ==
        made.collect { [it.key, it.value] } as Set

// the archetype takes no name that would not compile, or could not be stored
def script = new File(keyport, 'adapter-archetype/src/main/resources/META-INF/archetype-post-generate.groovy')
def metadata = new File(keyport, 'adapter-archetype/src/main/resources/META-INF/maven/archetype-metadata.xml').text
def forms = (metadata =~ /<!\[CDATA\[(.*?)\]\]>/).collect { it[1] }
assert forms.size() == 4 && forms.every { script.text.contains("/${it}/") }
def generate = { properties ->
    def request = [properties: properties, outputDirectory: basedir.path, artifactId: 'refused']
    try {
        new GroovyShell(new Binding([request: request])).evaluate(script)
        return 'taken'
    } catch (IllegalArgumentException e) {
        return e.message
    }
}
def names = made.collectEntries { [it.key, it.value] }
assert generate(names) == 'taken'
[slug: 'Beacon', prefix: 'beacon', label: 'a "b"', host: 'https://beacon.example/'].each { name, value ->
    assert generate(names + [(name): value]).contains("${name}: ")
}
return true
