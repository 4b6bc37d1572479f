namespace Strawberry.Tests.Language;

/// <summary>String literals, what they stand for, and how values are written, as graphql-js 17 has them.</summary>
internal static class StringCases
{
    /// <summary>A literal and its value.</summary>
    public static readonly object[][] Literals =
    [
        ["\"\"", ""],
        ["\"a\"", "a"],
        ["\"é日本😀\"", "é日本😀"],
        ["\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\u0008\u000C\n\r\t"],
        ["\"\\u0041\\u00e9\\u65E5\"", "Aé日"],
        ["\"\\u{41}\\u{1F600}\\u{10FFFF}\\u{0}\\u{00000041}\"", "A😀􏿿\u0000A"],
        ["\"\\uD83D\\uDE00 \\uDBFF\\uDFFF\"", "😀 􏿿"],
        ["\"# no comment, , \"", "# no comment, , "],
        ["\"a\tb\u0007c\u007F\"", "a\tb\u0007c\u007F"],
        ["\"\"\"\"\"\"", ""],
        ["\"\"\"a\"\"\"", "a"],
        ["\"\"\" a \"\"\"", " a "],
        ["\"\"\"  a\n    b\n  c\"\"\"", "  a\n  b\nc"],
        ["\"\"\"\n    Hello,\n      World!\n\n    Yours,\n      GraphQL.\n  \"\"\"", "Hello,\n  World!\n\nYours,\n  GraphQL."],
        ["\"\"\"\n\n  \n\ta\n\t\tb\n   \n\n\"\"\"", "a\n\tb"],
        ["\"\"\"a\r\nb\rc\n\rd\"\"\"", "a\nb\nc\n\nd"],
        ["\"\"\"a \\\"\"\" b \\n \\u0041 \\\\ \\\" \" \"\" \"\"\"", "a \"\"\" b \\n \\u0041 \\\\ \\\" \" \"\" "],
        ["\"\"\"\\\\\\\"\"\"\"\"\"", "\\\\\"\"\""],
        ["\"\"\"   \"\"\"", ""],
        ["\"\"\"\n\"\"\"", ""],
        ["\"\"\"\n\n\n\"\"\"", ""],
        ["\"\"\"\n a\n  b\n  \n c   \n\"\"\"", "a\n b\n \nc   "],
        ["\"\"\"   first\n      second\n    third\"\"\"", "   first\n  second\nthird"],
        ["\"\"\"😀\n  é\"\"\"", "😀\né"],
        ["\"\"\"\n \t a\n \t b\n\"\"\"", "a\nb"],
        ["\"\"\"a\n\n\n   b\"\"\"", "a\n\n\nb"],
        ["\"\"\"\n   a\n b\n  c\"\"\"", "  a\nb\n c"],
        ["\"\"\"\\n\"\"\"", "\\n"],
        ["\"\"\"x\n   \n  y\n\"\"\"", "x\n \ny"],
    ];

    /// <summary>A value, whether it is to be a block string, and its literal.</summary>
    public static readonly object[][] Values =
    [
        ["", false, "\"\""],
        ["a\"b\\c/", false, "\"a\\\"b\\\\c/\""],
        ["\u0000\u0001\u0008\t\n\u000B\u000C\r\u001F\u007F\u0080\u009F\u00A0", false, "\"\\u0000\\u0001\\b\\t\\n\\u000B\\f\\r\\u001F\\u007F\\u0080\\u009F\u00A0\""],
        ["é日本😀", false, "\"é日本😀\""],
        ["", true, "\"\"\"\"\"\""],
        ["a", true, "\"\"\"a\"\"\""],
        ["a\nb", true, "\"\"\"\na\nb\n\"\"\""],
        ["  a", true, "\"\"\"  a\"\"\""],
        ["a  ", true, "\"\"\"a  \"\"\""],
        ["a\"", true, "\"\"\"\na\"\n\"\"\""],
        ["a\\", true, "\"\"\"\na\\\n\"\"\""],
        ["a\"\"\"", true, "\"\"\"\na\\\"\"\"\n\"\"\""],
        ["\"\"\"a", true, "\"\"\"\\\"\"\"a\"\"\""],
        ["a\n  b", true, "\"\"\"\na\n  b\n\"\"\""],
        ["a\n  b\nc", true, "\"\"\"\na\n  b\nc\n\"\"\""],
        ["a\n\n b", true, "\"\"\"\na\n\n b\n\"\"\""],
        ["xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", true, "\"\"\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"\"\""],
        ["xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", true, "\"\"\"\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n\"\"\""],
        [" xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", true, "\"\"\" xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n\"\"\""],
        ["\ta\"", true, "\"\"\"\ta\"\n\"\"\""],
        ["a\"\"", true, "\"\"\"\na\"\"\n\"\"\""],
        ["  a\nb", true, "\"\"\"\n  a\nb\n\"\"\""],
        ["a\u2028b", true, "\"\"\"a\u2028b\"\"\""],
        ["\"", true, "\"\"\"\n\"\n\"\"\""],
        ["\\", true, "\"\"\"\n\\\n\"\"\""],
    ];
}
