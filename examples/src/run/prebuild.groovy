// a project for each port that there is, which asks for nothing but the port
def consumer = new File(basedir, 'every-port/consumer.xml')
def ports = new File(keyport, 'ports-api').list().findAll { it ==~ /port-.*/ && it != 'port-common' }
assert ports.size() > 1
ports.each { port ->
    def folder = new File(basedir, "every-port/${port}")
    folder.mkdirs()
    new File(folder, 'pom.xml').text = consumer.text.replace('a-port', port)
}
def all = new File(basedir, 'every-port/pom.xml')
all.text = all.text.replace('<module/>', ports.collect { "<module>${it}</module>" }.join())

// what is fetched already is taken from where it is
def local = {
    id('fetched')
    url(new File(fetched).toURI())
    releases { updatePolicy('never'); checksumPolicy('ignore') }
    snapshots { enabled(false) }
}
new File(basedir, 'fetched.xml').withWriter { out ->
    new groovy.xml.MarkupBuilder(out).settings {
        activeProfiles { activeProfile('fetched') }
        profiles {
            profile {
                id('fetched')
                repositories { repository(local) }
                pluginRepositories { pluginRepository(local) }
            }
        }
    }
}
return true
