// in batch mode nobody looks at the forms in archetype-metadata.xml, which are the same
def forms = [
        slug: /[a-z][a-z0-9_-]{0,49}/,
        prefix: /[A-Z][A-Za-z0-9]{0,39}/,
        label: /[A-Za-z0-9][A-Za-z0-9 .+-]{0,59}/,
        host: /[a-z0-9]([a-z0-9-]*[a-z0-9])?([.][a-z0-9]([a-z0-9-]*[a-z0-9])?)+/]
def wrong = forms.findAll { name, form -> !(request.properties[name] ==~ form) }
if (wrong) {
    new File(request.outputDirectory, request.artifactId).deleteDir()
    throw new IllegalArgumentException('of another form than ' + wrong.collect { name, form -> "${name}: ${form}" }.join(', '))
}
