//! What to write in each field.

pub(super) const TABLE: super::Table = &[
    (
        "What was read: the title of the page, the book or the letter.",
        "O que foi lido: o título da página, do livro ou da carta.",
    ),
    ("The address of the page, if it has one.", "O endereço da página, se o tiver."),
    (
        "Degrees north of the equator; south is negative. A point stands before the decimals.",
        "Graus a norte do equador; o sul é negativo. Antes das casas decimais escreve-se um ponto.",
    ),
    (
        "Degrees east of Greenwich; west is negative.",
        "Graus a leste de Greenwich; o oeste é negativo.",
    ),
    (
        "`true` if the point is only the seat of a larger member, such as a district.",
        "`true` se o ponto é só a sede de um membro maior, como um distrito.",
    ),
    (
        "How many people live there, in digits without separators: 27766.",
        "Quantas pessoas lá vivem, em algarismos sem separadores: 27766.",
    ),
    ("Who counted, in a few words.", "Quem contou, em poucas palavras."),
    ("The year of the count.", "O ano da contagem."),
    (
        "A short name for the address and for other files to name it by: small letters without accents, digits and hyphens. Never change it again.",
        "Um nome curto para o endereço e para outros ficheiros o nomearem: minúsculas sem acentos, algarismos e hífenes. Nunca mais o mude.",
    ),
    (
        "The city’s name. Write it once if it is the same everywhere, or one form for each language that has its own.",
        "O nome da cidade. Escreva-o uma vez se é igual em toda a parte, ou uma forma para cada língua que tem a sua.",
    ),
    (
        "The two letters of the country (ISO 3166-1): PT for Portugal, NO for Norway.",
        "As duas letras do país (ISO 3166-1): PT para Portugal, NO para a Noruega.",
    ),
    (
        "The last part of the address, where it should differ from the id: one for all languages, or one for each.",
        "A última parte do endereço, se deve ser diferente do id: uma para todas as línguas, ou uma para cada.",
    ),
    (
        "The year in which the city joined. It belongs to the round of that year. Leave it out if no page states it.",
        "O ano em que a cidade aderiu. Pertence à admissão desse ano. Não o escreva se nenhuma página o diz.",
    ),
    ("Where the city lies, for the maps.", "Onde fica a cidade, para os mapas."),
    ("How many people live there, and who counted.", "Quantas pessoas lá vivem, e quem contou."),
    (
        "The ids of the clusters in which the city takes part.",
        "Os ids dos grupos em que a cidade participa.",
    ),
    (
        "The city’s website, or its own page about the network.",
        "O sítio da cidade, ou a sua própria página sobre a rede.",
    ),
    (
        "One or two sentences about the city for readers, in each language.",
        "Uma ou duas frases sobre a cidade para os leitores, em cada língua.",
    ),
    (
        "If something is doubtful, say why. Readers see it.",
        "Se algo é duvidoso, diga porquê. Os leitores veem-no.",
    ),
    (
        "Where the membership was read: the address of the page, or a group with `title` and `url`.",
        "Onde a adesão foi lida: o endereço da página, ou um grupo com `title` e `url`.",
    ),
    (
        "`latin` writes addresses in letters from a to z, `native` in those of each language. A locale can say otherwise.",
        "`latin` escreve os endereços com as letras de a a z, `native` com as de cada língua. Uma língua pode dizer outra coisa.",
    ),
    (
        "The letters of its addresses: `latin`, from a to z, or `native`, those of the language.",
        "As letras dos seus endereços: `latin`, de a a z, ou `native`, as da língua.",
    ),
    ("The name of the edition, in each language.", "O nome da edição, em cada língua."),
    ("The year of the edition.", "O ano da edição."),
    ("The ids of the cities that won.", "Os ids das cidades que ganharam."),
    (
        "Where this was read: the address of the page, or a group with `title` and `url`.",
        "Onde isto foi lido: o endereço da página, ou um grupo com `title` e `url`.",
    ),
    ("The name, in each language.", "O nome, em cada língua."),
    ("The id of the member city that was the host.", "O id da cidade membro que a acolheu."),
    (
        "Where it was, in words, if the host is no member.",
        "Onde foi, em palavras, se quem acolheu não é membro.",
    ),
    (
        "The first day: year, month, day. A year, or a year with its month, is allowed too.",
        "O primeiro dia: ano, mês, dia. Também pode ser só o ano, ou o ano com o mês.",
    ),
    ("The last day.", "O último dia."),
    ("What it was about.", "Qual foi o tema."),
    ("What it adopted, such as a declaration.", "O que adotou, por exemplo uma declaração."),
    (
        "The first day on which cities can apply.",
        "O primeiro dia em que as cidades se podem candidatar.",
    ),
    (
        "The last day on which cities can apply, as first announced.",
        "O último dia em que as cidades se podem candidatar, como anunciado no início.",
    ),
    (
        "The new last day, if it was put off. Leave `closes` as it was.",
        "O novo último dia, se foi adiado. Deixe `closes` como estava.",
    ),
    (
        "What readers should also know, such as what is uncertain.",
        "O que os leitores também devem saber, por exemplo o que é incerto.",
    ),
    ("The two letters of the country (ISO 3166-1).", "As duas letras do país (ISO 3166-1)."),
    (
        "The name in each language, where the usual one is not wanted.",
        "O nome em cada língua, se não se quer o habitual.",
    ),
    (
        "The last part of the address, where the name would make a clumsy one.",
        "A última parte do endereço, se a que vem do nome for desajeitada.",
    ),
    (
        "The codes of its countries. Each country with a member city stands in one region.",
        "Os códigos dos seus países. Cada país com uma cidade membro está numa região.",
    ),
    (
        "One or two sentences for readers, in each language.",
        "Uma ou duas frases para os leitores, em cada língua.",
    ),
    ("What the cluster is about, in each language.", "Sobre o que é o grupo, em cada língua."),
    ("The ids of the cities that coordinate it.", "Os ids das cidades que o coordenam."),
    ("How many cities.", "Quantas cidades."),
    ("How many countries.", "Quantos países."),
    (
        "The name by which other files call this round, most often its year. Never change it again.",
        "O nome com que outros ficheiros chamam esta admissão, quase sempre o ano. Nunca mais o mude.",
    ),
    (
        "The year that the cities of this round have under `joined`.",
        "O ano que as cidades desta admissão têm em `joined`.",
    ),
    (
        "The name in each language, if it is not just the year.",
        "O nome em cada língua, se não é só o ano.",
    ),
    ("The day of the announcement.", "O dia do anúncio."),
    (
        "How many cities and countries the network announced: its number, not a count of our entries.",
        "Quantas cidades e países a rede anunciou: o número dela, não uma contagem das nossas entradas.",
    ),
    (
        "How large the network then was, in its own numbers.",
        "Que tamanho tinha então a rede, nos números dela.",
    ),
    (
        "Where this was read: a list of addresses, or of groups with `title` and `url`.",
        "Onde isto foi lido: uma lista de endereços, ou de grupos com `title` e `url`.",
    ),
    ("When the number held.", "Quando o número era válido."),
    ("How many cities the network then counted.", "Quantas cidades a rede então contava."),
    ("In how many countries.", "Em quantos países."),
    (
        "How many people live in them, in the words of the source.",
        "Quantas pessoas lá vivem, nas palavras da fonte.",
    ),
    ("The network’s name, in each language.", "O nome da rede, em cada língua."),
    (
        "A shorter name, for narrow places such as the head of a page.",
        "Um nome mais curto, para lugares estreitos como o topo da página.",
    ),
    (
        "One sentence that search engines and feeds show.",
        "Uma frase que os motores de pesquisa e os feeds mostram.",
    ),
    (
        "Where the site stands: `https://` with its host, and a path if it has one.",
        "Onde está o sítio: `https://` com o seu anfitrião, e um caminho se o tiver.",
    ),
    (
        "The folder below `themes/` that says how the site looks.",
        "A pasta dentro de `themes/` que diz como é o aspeto do sítio.",
    ),
    (
        "The language in which texts are first written; the first of `locales` if not given.",
        "A língua em que os textos são escritos primeiro; a primeira de `locales` se não for dada.",
    ),
    (
        "The languages of the site, in the order in which readers see them.",
        "As línguas do sítio, pela ordem em que os leitores as veem.",
    ),
    (
        "The folders of `content/`: the folder’s name, and below it what it is.",
        "As pastas de `content/`: o nome da pasta, e por baixo o que ela é.",
    ),
    (
        "The pages made from data (`cities`, `countries`, `regions`, `clusters`, `rounds`, `awards`): their addresses, or `off`.",
        "As páginas feitas de dados (`cities`, `countries`, `regions`, `clusters`, `rounds`, `awards`): os seus endereços, ou `off`.",
    ),
    (
        "The document whose text the home page shows, such as `pages/home`.",
        "O documento cujo texto a página inicial mostra, como `pages/home`.",
    ),
    (
        "The document that tells cities how to join, such as `pages/join`.",
        "O documento que diz às cidades como aderir, como `pages/join`.",
    ),
    (
        "Whether each country that news are about has a feed of its own.",
        "Se cada país de que as notícias falam tem um feed seu.",
    ),
    (
        "Whether each page has a picture, shown where somebody shares its address.",
        "Se cada página tem uma imagem, mostrada onde alguém partilha o endereço.",
    ),
    (
        "Whether there are maps of the world, the regions and the countries.",
        "Se há mapas do mundo, das regiões e dos países.",
    ),
    (
        "Whether the data are published as files that others can use.",
        "Se os dados são publicados como ficheiros que outros podem usar.",
    ),
    (
        "The address of the licence under which those files may be used.",
        "O endereço da licença com que esses ficheiros podem ser usados.",
    ),
    (
        "The menus of the site (`main`, `footer`) with their entries.",
        "Os menus do sítio (`main`, `footer`) com as suas entradas.",
    ),
    ("How to reach the network’s office.", "Como contactar o secretariado da rede."),
    ("A statement that stands on every page.", "Uma declaração que está em todas as páginas."),
    (
        "Whom the data is owed to, as their licences ask.",
        "A quem se devem os dados, como as licenças pedem.",
    ),
    ("The tag of the language: en, pt, pt-BR, ar.", "A etiqueta da língua: en, pt, pt-BR, ar."),
    (
        "Another tag that says how dates and numbers are written, such as pt-PT.",
        "Outra etiqueta que diz como se escrevem datas e números, como pt-PT.",
    ),
    (
        "The language’s own name for itself: Português.",
        "O nome que a língua dá a si própria: Português.",
    ),
    (
        "The first part of its addresses, if it is not the tag.",
        "A primeira parte dos seus endereços, se não é a etiqueta.",
    ),
    (
        "`true` if its addresses begin without a part of their own. One language at most.",
        "`true` se os seus endereços começam sem uma parte própria. Uma língua no máximo.",
    ),
    (
        "The languages that readers get where a text is not translated, the nearest first. After them come theirs, and last the source language.",
        "As línguas que os leitores recebem onde um texto não está traduzido, a mais próxima primeiro. Depois delas vêm as delas e, por fim, a língua de origem.",
    ),
    (
        "What readers get of a text that is not translated into their language, where its section says nothing: `page`, `link` or `none`. It is `link` if not given.",
        "O que os leitores recebem de um texto que não está traduzido para a sua língua, quando a secção nada diz: `page`, `link` ou `none`. Se não for indicado, é `link`.",
    ),
    (
        "What readers get of a text that is not translated into their language: `page`, a page that shows it in another; `link`, an entry in lists that leads to it; or `none`.",
        "O que os leitores recebem de um texto que não está traduzido para a sua língua: `page`, uma página que o mostra noutra; `link`, uma entrada nas listas que leva a ele; ou `none`.",
    ),
    ("The title of the section, in each language.", "O título da secção, em cada língua."),
    (
        "The part of the address for the section, in each language.",
        "A parte do endereço que é da secção, em cada língua.",
    ),
    (
        "`true` if its documents stand without a part for the section in their addresses.",
        "`true` se os endereços dos seus documentos não têm uma parte para a secção.",
    ),
    ("How its documents look.", "Que aspeto têm os seus documentos."),
    (
        "How its documents are put in order: the latest first, or by `weight`.",
        "Por que ordem estão os seus documentos: o mais recente primeiro, ou por `weight`.",
    ),
    (
        "How many documents stand on one page of the list.",
        "Quantos documentos estão em cada página da lista.",
    ),
    (
        "`true` for the section whose documents go into the feed. One section at most.",
        "`true` para a secção cujos documentos vão para o feed. Uma secção no máximo.",
    ),
    (
        "The part of the address for these pages, in each language.",
        "A parte do endereço destas páginas, em cada língua.",
    ),
    ("`true` leaves these pages out.", "`true` deixa estas páginas de fora."),
    ("The entries, in order.", "As entradas, por ordem."),
    (
        "Where it leads: `pages/join` for a document, or `home:`, `section:news`, `cities:`, `city:lisbon`.",
        "Para onde leva: `pages/join` para um documento, ou `home:`, `section:news`, `cities:`, `city:lisbon`.",
    ),
    (
        "What it is called, if not by the name of the page.",
        "Como se chama, se não for pelo nome da página.",
    ),
    ("The name of the office.", "O nome do secretariado."),
    ("The lines of the postal address.", "As linhas da morada."),
    ("The e-mail address.", "O endereço de correio eletrónico."),
    (
        "The telephone number, with its country: +49 40 123 45.",
        "O número de telefone, com o país: +49 40 123 45.",
    ),
    ("The office’s website.", "O sítio do secretariado."),
    ("The tags of the languages in which it answers.", "As etiquetas das línguas em que responde."),
    ("What the licence asks to be said.", "O que a licença pede que se diga."),
    ("Where the words lead.", "Para onde as palavras levam."),
    ("The title, as readers see it.", "O título, como os leitores o veem."),
    (
        "The last part of the address in this language, if it should not come from the file’s name.",
        "A última parte do endereço nesta língua, se não deve vir do nome do ficheiro.",
    ),
    (
        "One or two sentences for lists, feeds and search engines.",
        "Uma ou duas frases para listas, feeds e motores de pesquisa.",
    ),
    (
        "The day of publication: year, month, day. A day to come keeps the text back until then.",
        "O dia da publicação: ano, mês, dia. Um dia futuro guarda o texto até lá.",
    ),
    (
        "The day of the last change that readers should know of.",
        "O dia da última mudança que os leitores devem conhecer.",
    ),
    (
        "The ids of the cities that the text is about. Their pages lead here.",
        "Os ids das cidades de que o texto fala. As páginas delas trazem aqui.",
    ),
    (
        "The codes of the countries that the text is about. Their pages lead here.",
        "Os códigos dos países de que o texto fala. As páginas deles trazem aqui.",
    ),
    (
        "The ids of the regions that the text is about. Their pages lead here.",
        "Os ids das regiões de que o texto fala. As páginas delas trazem aqui.",
    ),
    (
        "The ids of the clusters that the text is about. Their pages lead here.",
        "Os ids dos grupos de que o texto fala. As páginas deles trazem aqui.",
    ),
    (
        "The ids of the rounds of admission that the text is about. Their pages lead here.",
        "Os ids das admissões de que o texto fala. As páginas delas trazem aqui.",
    ),
    (
        "The ids of the editions of the award that the text is about. Their pages lead here.",
        "Os ids das edições do prémio de que o texto fala. As páginas delas trazem aqui.",
    ),
    (
        "Where the facts were read: a list of addresses, or of groups with `title` and `url`.",
        "Onde os factos foram lidos: uma lista de endereços, ou de grupos com `title` e `url`.",
    ),
    (
        "Old addresses of this page, which then lead here: `/en/old-name/`.",
        "Endereços antigos desta página, que passam a trazer aqui: `/pt/nome-antigo/`.",
    ),
    (
        "Its place in a section that is not ordered by date: smaller numbers come first.",
        "O seu lugar numa secção que não está por datas: os números menores vêm primeiro.",
    ),
    (
        "`true` while the text is not to be published.",
        "`true` enquanto o texto não é para publicar.",
    ),
    (
        "`true` while a machine’s translation has not been read over: readers are told, and search \
         engines do not list it.",
        "`true` enquanto a tradução de uma máquina não for revista: os leitores são avisados, e os \
         motores de busca não a listam.",
    ),
    (
        "A title of its own; without one it is the name of the city.",
        "Um título próprio; sem ele é o nome da cidade.",
    ),
    (
        "Only the cities of this round of admission, by its id.",
        "Só as cidades desta admissão, pelo seu id.",
    ),
    ("Only the cities of this region, by its id.", "Só as cidades desta região, pelo seu id."),
    ("Only the cities of this country, by its code.", "Só as cidades deste país, pelo seu código."),
    ("Only the cities of this cluster, by its id.", "Só as cidades deste grupo, pelo seu id."),
    (
        "Only the winners of this edition of the award, by its id.",
        "Só as cidades premiadas nesta edição, pelo seu id.",
    ),
    (
        "The headings under which the cities stand.",
        "Os títulos debaixo dos quais as cidades estão.",
    ),
    (
        "Facts of the whole network: `latest` for the last total, `totals` for all of them.",
        "Factos de toda a rede: `latest` para o último total, `totals` para todos.",
    ),
    ("Facts of this city, by its id.", "Factos desta cidade, pelo seu id."),
    ("Facts of this country, by its code.", "Factos deste país, pelo seu código."),
    ("Facts of this round of admission, by its id.", "Factos desta admissão, pelo seu id."),
    (
        "How many calls are shown at most, the latest first.",
        "Quantos períodos de candidaturas se mostram no máximo, o mais recente primeiro.",
    ),
    ("Only the edition of this year.", "Só a edição deste ano."),
    ("`true` for the map of the world.", "`true` para o mapa do mundo."),
    ("The map of this region, by its id.", "O mapa desta região, pelo seu id."),
    ("The map of this country, by its code.", "O mapa deste país, pelo seu código."),
    ("What the chart counts.", "O que o gráfico conta."),
    (
        "Only the cities of this round of admission; for `of: regions` alone.",
        "Só as cidades desta admissão; apenas para `of: regions`.",
    ),
    (
        "The name of the picture’s file, which lies beside the document.",
        "O nome do ficheiro da imagem, que está ao lado do documento.",
    ),
    (
        "What the picture shows, for those who do not see it; `\"\"` if it only decorates.",
        "O que a imagem mostra, para quem não a vê; `\"\"` se é só decoração.",
    ),
    ("What is said of the picture, below it.", "O que se diz da imagem, por baixo dela."),
    ("Who made the picture.", "Quem fez a imagem."),
    (
        "`true` if the picture may be wider than the text.",
        "`true` se a imagem pode ser mais larga do que o texto.",
    ),
    (
        "The name of the file, which lies beside the document; or that of a text which has a \
                 PDF, such as `../flyers/join.md`.",
        "O nome do ficheiro, que está ao lado do documento; ou o de um texto que tenha PDF, como \
                 `../flyers/join.md`.",
    ),
    (
        "What the file is called for readers. A text of the site has its own title.",
        "Como o ficheiro se chama para os leitores. Um texto do sítio tem o seu próprio título.",
    ),
    (
        "`true` offers the text as a PDF to print too, `false` does not. Without this line flyers \
         and concept notes have one.",
        "`true` oferece o texto também em PDF, para imprimir; `false` não. Sem esta linha, têm PDF os \
         folhetos e as notas conceptuais.",
    ),
    (
        "The paper of the PDF: `a4`, which holds without this line, or `a5`.",
        "O papel do PDF: `a4`, que vale sem esta linha, ou `a5`.",
    ),
    (
        "How many pages the PDF may have; you are told when it has more. A flyer may have two \
         without this line, the sides of one sheet.",
        "Quantas páginas o PDF pode ter; é avisado quando tem mais. Sem esta linha, um folheto pode \
         ter duas, as faces de uma folha.",
    ),
    (
        "`true` makes a sheet to print for each city and language: its facts, a map and the \
             contact on one page.",
        "`true` faz uma ficha para imprimir de cada cidade e em cada língua: os dados, um mapa e o \
             contacto numa página.",
    ),
    (
        "Fonts for printed documents beside those of the theme, such as one for Chinese: names \
             of files in `data/fonts/`.",
        "Tipos de letra para os documentos impressos, além dos do tema, como um para chinês: nomes de \
             ficheiros em `data/fonts/`.",
    ),
    ("The theme’s name.", "O nome do tema."),
    ("The licence of the theme.", "A licença do tema."),
    (
        "The language in which the theme has all its words: `en`. A language of the site that lacks a word shows it in this one.",
        "A língua em que o tema tem todas as suas palavras: `en`. Uma língua do sítio a que falta uma palavra mostra-a nesta.",
    ),
    (
        "The languages whose words no native speaker has read yet.",
        "As línguas cujas palavras nenhum falante nativo leu ainda.",
    ),
    ("What the theme is like, in a sentence.", "Como é o tema, numa frase."),
    ("The colours of the regions, in their order.", "As cores das regiões, pela ordem delas."),
    (
        "`strict` makes a warning of each translation that is missing or older than its source; \
         `report`, which holds without this line, a note.",
        "`strict` faz um aviso de cada tradução que falta ou é mais antiga do que o original; \
         `report`, que vale sem esta linha, faz uma nota.",
    ),
    (
        "How many blocks in a hundred must have changed in the source before readers of the \
         translation are told: 20 without this line; 0 tells nobody.",
        "Quantos blocos em cem têm de ter mudado no original para quem lê a tradução ser avisado: \
         20 sem esta linha; 0 não avisa ninguém.",
    ),
];
