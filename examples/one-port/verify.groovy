// one port brings its common types and two annotation jars, and nothing else
def names = new File(basedir, 'target/classpath.txt').text.trim().split(File.pathSeparator)
        .collect { new File(it).name.replaceAll(/-\d.*/, '') } as Set
assert names == ['keyport-port-accounting', 'keyport-port-common', 'jspecify', 'jakarta.inject-api'] as Set
