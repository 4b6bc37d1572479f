using Strawberry;

namespace Catalog;

/// <summary>The number of a book, of 13 digits; hyphens do not matter.</summary>
[GraphQLScalar("ISBN", SpecifiedBy = "https://www.isbn-international.org/content/isbn-users-manual/29")]
public readonly record struct Isbn(string Digits)
{
    public static Isbn Parse(string text)
    {
        var digits = text.Replace("-", "");
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            if (!char.IsAsciiDigit(digits[i]))
            {
                throw new FormatException($"\"{text}\" is no ISBN: it has more than digits and hyphens.");
            }

            sum += (digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
        }

        return digits.Length == 13 && sum % 10 == 0
            ? new Isbn(digits)
            : throw new FormatException($"\"{text}\" is no ISBN: {(digits.Length == 13 ? "its last digit does not fit the others" : "it has not 13 digits")}.");
    }

    public string Format() => Digits;
}
