//! Of characters that a text should not contain.

use super::Table;

pub(super) const TABLE: Table = &[
    (
        "a character that says nothing to readers is here: {name} ({code})",
        "está aqui um carácter que nada diz a quem lê: {name} ({code})",
    ),
    ("a code that is no character", "um código que não é nenhum carácter"),
    ("a control character", "um carácter de controlo"),
    ("a dot of a list of a word processor", "um ponto de uma lista de um processador de texto"),
    ("a hidden tag", "uma etiqueta escondida"),
    ("a letter without a shape", "uma letra sem forma"),
    ("a line break of a word processor", "uma quebra de linha de um processador de texto"),
    ("a mark of a note between the lines", "uma marca de uma nota entre linhas"),
    ("a mark of direction", "uma marca de direção"),
    ("a mark of direction of an old kind", "uma marca de direção de um tipo antigo"),
    ("a mark of direction without its other half", "uma marca de direção sem a sua outra metade"),
    ("a mark that Unicode gave up", "uma marca que o Unicode abandonou"),
    ("a mark that turns the letters behind it", "uma marca que inverte as letras que se seguem"),
    ("a sign of a formula", "um sinal de uma fórmula"),
    ("a sign of a single font", "um sinal de um único tipo de letra"),
    ("a variation selector", "um seletor de variante"),
    (
        "an invisible character is here: {name} ({code})",
        "está aqui um carácter invisível: {name} ({code})",
    ),
    (
        "an invisible character is written here as a code: {name} ({code})",
        "está aqui um carácter invisível escrito como código: {name} ({code})",
    ),
    (
        "delete it, and write the letters in the order in which they are read",
        "apague-o e escreva as letras pela ordem em que se leem",
    ),
    ("delete it, or write a space in its place", "apague-o ou escreva um espaço em seu lugar"),
    (
        "look up what was here in the text that you copied, and write it",
        "procure no texto que copiou o que aqui estava e escreva-o",
    ),
    ("the place of a picture that was not copied", "o lugar de uma imagem que não foi copiada"),
    ("the sign of a character that was lost", "o sinal de um carácter que se perdeu"),
    (
        "type the sign again; only one font has this one",
        "escreva o sinal de novo; só um tipo de letra tem este",
    ),
    ("write `{instead}`", "escreva `{instead}`"),
    (
        "`{file}` is a {format}, and its name says something else",
        "`{file}` é um {format}, e o seu nome diz outra coisa",
    ),
    ("call the file `{name}`", "chame `{name}` ao ficheiro"),
];
