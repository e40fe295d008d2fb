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
return true
