//! Of addresses that are to keep working, the address of the site, the day, and files that are left
//! over.

pub(super) const TABLE: super::Table = &[
    (
        "`{path}` is a second version of a file that two people changed at once; the site leaves it out",
        "`{path}` é uma segunda versão de um ficheiro que duas pessoas alteraram ao mesmo tempo; o sítio deixa-a de fora",
    ),
    (
        "compare it with the file of the usual name, copy what is missing there, and delete it",
        "compare-a com o ficheiro do nome habitual, copie para lá o que faltar, e apague-a",
    ),
    ("the address of a site", "o endereço de um sítio"),
    (
        "`--base-url {text}` is not the address of a site; write it like this: {example}",
        "`--base-url {text}` não é o endereço de um sítio; escreva-o assim: {example}",
    ),
    (
        "the clock of this machine is wrong; give the day with `--now`",
        "o relógio desta máquina está errado; indique o dia com `--now`",
    ),
    (
        "`{path}` has no record of a published site: name a folder that `urbi build` wrote, or the file `.urbi-manifest.json` of one",
        "`{path}` não tem o registo de um sítio publicado: indique uma pasta gravada por `urbi build`, ou o ficheiro `.urbi-manifest.json` de uma delas",
    ),
    ("`{file}` from {date}", "`{file}` a partir de {date}"),
    ("Note: {message}.", "Nota: {message}."),
    (
        "{count} {count|document is|documents are} scheduled: {which}.",
        "{count} {count|documento está agendado|documentos estão agendados}: {which}.",
    ),
    (
        "an old address can lead to one page: take it out of the other one",
        "um endereço antigo só pode levar a uma página: retire-o da outra",
    ),
    (
        "take the alias out: another page has this address now",
        "retire este endereço antigo: agora é o endereço de outra página",
    ),
    (
        "no page can lead on from `{alias}`: hosts send it as another kind of file",
        "nenhuma página pode levar adiante a partir de `{alias}`: os servidores enviam-no como outro tipo de ficheiro",
    ),
    (
        "take it out, and ask the host for a permanent redirect (301); a page can lead on from an address that ends in `/` or `.html`",
        "retire-o, e peça ao servidor um reencaminhamento permanente (301); uma página pode levar adiante a partir de um endereço que acabe em `/` ou `.html`",
    ),
    (
        "all published addresses below {from} are lost: the pages are now below {to}",
        "todos os endereços publicados abaixo de {from} se perderam: as páginas estão agora abaixo de {to}",
    ),
    (
        "write the old name in `data/site.yaml` again, or ask the host to redirect each of these folders to the new one (301)",
        "volte a escrever o nome antigo em `data/site.yaml`, ou peça ao servidor que reencaminhe cada uma destas pastas para a nova (301)",
    ),
    (
        "a page that was published at {old} is now at {new}, and the old address leads nowhere",
        "uma página publicada em {old} está agora em {new}, e o endereço antigo não leva a lado nenhum",
    ),
    (
        "add an entry with `code: {code}` and `aliases: [{lines}]` to `data/countries.yaml`",
        "acrescente a `data/countries.yaml` uma entrada com `code: {code}` e `aliases: [{lines}]`",
    ),
    ("add the line `aliases: [{lines}]`", "acrescente a linha `aliases: [{lines}]`"),
    (
        "add to the file of each language its old address, here `aliases: [{lines}]`",
        "acrescente ao ficheiro de cada idioma o endereço antigo dele, aqui `aliases: [{lines}]`",
    ),
    (
        "the page that was published at {old} is gone, and nothing has taken its place",
        "a página publicada em {old} desapareceu, e nenhuma a substitui",
    ),
    (
        "if another page says the same, add the old address to its `aliases`",
        "se outra página diz o mesmo, acrescente o endereço antigo aos `aliases` dela",
    ),
    (
        "Old addresses of its pages, each of which then leads to the page in its language: `/en/cities/old-name/`.",
        "Endereços antigos das suas páginas, cada um dos quais passa a levar à página no seu idioma: `/pt/cidades/nome-antigo/`.",
    ),
    (
        "`{path}` has no text in `{tag}`, the language that texts are translated from",
        "`{path}` não tem texto em `{tag}`, o idioma a partir do qual se traduz",
    ),
    (
        "{count} texts of `{file}` are not given in `{tag}`, the language that texts are translated from",
        "{count} textos de `{file}` não existem em `{tag}`, o idioma a partir do qual se traduz",
    ),
    (
        "add a line `{tag}: …` to it: until then readers get it in another language",
        "acrescente-lhe uma linha `{tag}: …`: até lá, os leitores recebem-no noutro idioma",
    ),
    (
        "the name of the site is in none of its languages",
        "o nome do sítio não está em nenhum dos idiomas dele",
    ),
    ("add a line `{tag}: …` to `name`", "acrescente uma linha `{tag}: …` a `name`"),
];
