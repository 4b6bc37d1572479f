using NUnit.Framework;
using static Strawberry.Tests.TypeSystem.SchemaJudge;

namespace Strawberry.Tests.TypeSystem;

/// <summary>Descriptions, strings and default values in printed schemas. Expected texts are those of graphql-js 17.1.0 <c>printSchema</c>.</summary>
public sealed class SdlPrinterTextTests
{
    [Test]
    public void An_empty_description() => PrintsItself(
        """""""
        """"""
        scalar S

        type Query {
          a: Int
        }
        """"""");

    [Test]
    public void A_plain_string_description_becomes_a_block() => Prints(
        """
        "one line"
        scalar S

        type Query {
          a: Int
        }
        """,
        """"
        """one line"""
        scalar S

        type Query {
          a: Int
        }
        """");

    [Test]
    public void A_description_of_several_lines() => PrintsItself(
        """"
        """
        first

          third
        """
        scalar S

        type Query {
          a: Int
        }
        """");

    [Test]
    public void A_description_of_several_lines_in_a_type() => Prints(
        """"
        type Query {
          """
          first

            third
          """
          a: Int
        }
        """",
        """"
        type Query {
          """
          first
          
            third
          """
          a: Int
        }
        """");

    [Test]
    public void A_description_of_seventy_letters() => Prints(
        """
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
        scalar S

        type Query {
          a: Int
        }
        """,
        """"
        """xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"""
        scalar S

        type Query {
          a: Int
        }
        """");

    [Test]
    public void A_description_of_seventy_one_letters() => Prints(
        """
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
        scalar S

        type Query {
          a: Int
        }
        """,
        """"
        """
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        """
        scalar S

        type Query {
          a: Int
        }
        """");

    [Test]
    public void A_description_that_ends_in_a_quote() => Prints(
        """
        "say \"x\""
        scalar S

        type Query {
          a: Int
        }
        """,
        """"
        """
        say "x"
        """
        scalar S

        type Query {
          a: Int
        }
        """");

    [Test]
    public void A_description_that_ends_in_a_backslash() => Prints(
        """
        "back \\"
        scalar S

        type Query {
          a: Int
        }
        """,
        """"
        """
        back \
        """
        scalar S

        type Query {
          a: Int
        }
        """");

    [Test]
    public void A_description_with_triple_quotes() => Prints(
        """
        "a \"\"\" b"
        scalar S

        type Query {
          a: Int
        }
        """,
        """"
        """a \""" b"""
        scalar S

        type Query {
          a: Int
        }
        """");

    [Test]
    public void A_description_that_ends_in_triple_quotes() => Prints(
        """
        "a \"\"\""
        scalar S

        type Query {
          a: Int
        }
        """,
        """"
        """
        a \"""
        """
        scalar S

        type Query {
          a: Int
        }
        """");

    [Test]
    public void A_description_that_begins_with_a_space() => Prints(
        """
        " indented"
        scalar S

        type Query {
          a: Int
        }
        """,
        """"
        """ indented"""
        scalar S

        type Query {
          a: Int
        }
        """");

    [Test]
    public void A_description_whose_later_lines_are_all_indented() => Prints(
        """
        "first\n  second\n  third"
        scalar S

        type Query {
          a: Int
        }
        """,
        """"
        """
        first
          second
          third
        """
        scalar S

        type Query {
          a: Int
        }
        """");

    [Test]
    public void A_description_of_indented_lines_only() => PrintsItself(
        """
        "  first\n  second"
        scalar S

        type Query {
          a: Int
        }
        """);

    [Test]
    public void A_description_that_begins_with_an_empty_line() => PrintsItself(
        """
        "\nsecond"
        scalar S

        type Query {
          a: Int
        }
        """);

    [Test]
    public void A_description_that_ends_in_an_empty_line() => PrintsItself(
        """
        "first\n"
        scalar S

        type Query {
          a: Int
        }
        """);

    [Test]
    public void A_description_of_spaces() => PrintsItself(
        """
        "   "
        scalar S

        type Query {
          a: Int
        }
        """);

    [Test]
    public void A_description_with_a_control_character() => PrintsItself(
        """
        "bell \u0007 and \t tab"
        scalar S

        type Query {
          a: Int
        }
        """);

    [Test]
    public void A_description_with_a_carriage_return() => PrintsItself(
        """
        "a\rb"
        scalar S

        type Query {
          a: Int
        }
        """);

    [Test]
    public void A_description_beyond_ASCII() => Prints(
        """
        "Ünï→🍓"
        scalar S

        type Query {
          a: Int
        }
        """,
        """"
        """Ünï→🍓"""
        scalar S

        type Query {
          a: Int
        }
        """");

    [Test]
    public void Strings_with_escapes() => PrintsItself(
        """
        type Query {
          a(x: String = "q\" b\\ s/ t\t n\n \u0007 \u007F \u0085 é🍓"): Int
        }
        """);

    [Test]
    public void A_block_string_default() => Prints(
        """"
        type Query {
          a(x: String = """
          two
          lines
          """): Int
        }
        """",
        """"
        type Query {
          a(x: String = """
        two
        lines
        """): Int
        }
        """");

    [Test]
    public void Empty_lists_and_objects() => Prints(
        """
        type Query {
          a(x: [Int] = [], y: I = {}): Int
        }

        input I {
          a: Int
        }
        """,
        """
        type Query {
          a(x: [Int] = [], y: I = {  }): Int
        }

        input I {
          a: Int
        }
        """);

    [Test]
    public void A_long_list_default_stands_over_lines() => Prints(
        """
        type Query {
          a(x: [String!] = ["aaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbbbb", "cccccccccccccccccccccc", "ddd"]): Int
        }
        """,
        """
        type Query {
          a(x: [String!] = [
          "aaaaaaaaaaaaaaaaaaaa"
          "bbbbbbbbbbbbbbbbbbbbbb"
          "cccccccccccccccccccccc"
          "ddd"
        ]): Int
        }
        """);

    [Test]
    public void A_list_default_of_eighty_letters() => Prints(
        """
        type Query {
          a(x: [String!] = ["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "bb"], y: [String!] = ["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "bb"]): Int
        }
        """,
        """
        type Query {
          a(x: [String!] = ["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "bb"], y: [String!] = [
          "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
          "bb"
        ]): Int
        }
        """);

    [Test]
    public void A_long_object_default_stands_over_lines() => Prints(
        """
        type Query {
          a(x: I = { a: "aaaaaaaaaaaaaaaaaaaa", n: { a: "bbbbbbbbbbbbbbbbbbbbbb", n: { a: "cccccccccccccccccccccccccccccccccccccc" } } }): Int
        }

        input I {
          a: String
          n: I
        }
        """,
        """
        type Query {
          a(x: I = {
          a: "aaaaaaaaaaaaaaaaaaaa"
          n: {
            a: "bbbbbbbbbbbbbbbbbbbbbb"
            n: { a: "cccccccccccccccccccccccccccccccccccccc" }
          }
        }): Int
        }

        input I {
          a: String
          n: I
        }
        """);
}
