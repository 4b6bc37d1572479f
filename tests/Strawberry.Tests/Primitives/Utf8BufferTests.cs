using System.Globalization;
using System.Text;
using NUnit.Framework;
using Strawberry.Primitives;

namespace Strawberry.Tests.Primitives;

/// <summary>The buffer writes in whole vectors and by short cuts; the plain way says what must come out.</summary>
public class Utf8BufferTests
{
    private const int Seed = 20_260;

    [Test]
    public void Any_character_at_any_place_of_a_string_of_any_length_is_escaped_or_encoded()
    {
        foreach (var special in "\"\\\0\b\t\n\f\r\u001f !#[]~\u007f\u0080\u00ff\u0100\u07ff\u0800\u7fff\u8000\ud800\udfff\uffff")
        {
            for (var length = 1; length <= 70; length++)
            {
                for (var position = 0; position < length; position++)
                {
                    var text = new string('x', length).Remove(position, 1).Insert(position, special.ToString());
                    Assert.That(Write(b => b.WriteString(text)), Is.EqualTo(Plain(text)), () => $"U+{(int)special:X4} at {position} of {length}");
                }
            }
        }
    }

    [Test]
    public void Any_mixture_of_characters_is_escaped_and_encoded()
    {
        var random = new Random(Seed);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Create(random.Next(80), random, static (to, r) =>
            {
                for (var c = 0; c < to.Length; c++)
                {
                    to[c] = (char)r.Next(r.Next(4) switch { 0 => 0x80, 1 => 0x30, 2 => 0x800, _ => 0x10000 });
                }
            });
            Assert.That(Write(b => b.WriteString(text)), Is.EqualTo(Plain(text)), text);
        }
    }

    [Test]
    public void Integers_are_written_as_they_are()
    {
        foreach (var near in Enumerable.Range(0, 63).Select(i => 1L << i).Concat(Enumerable.Range(0, 19).Select(i => (long)Math.Pow(10, i))).Append(long.MaxValue).Append(long.MinValue))
        {
            for (var i = -2; i <= 2; i++)
            {
                var number = unchecked(near + i);
                Assert.That(Write(b => b.WriteNumber(number)), Is.EqualTo(number.ToString(CultureInfo.InvariantCulture)));
                Assert.That(Write(b => b.WriteNumber(-number)), Is.EqualTo((-number).ToString(CultureInfo.InvariantCulture)));
            }
        }
    }

    [Test]
    public void Numbers_are_written_in_their_shortest_form()
    {
        var random = new Random(Seed);
        double[] edges =
        [
            0, -0.0, 0.1, 0.001, 0.0009999, 0.00001, 1e-7, 5e-324, 9.99, 0.30000000000000004, 99.95, 1e14, 999_999_999_999_999, 999_999_999_999_999.9, 1e15, 1e16, 123456789.123456,
            1.0000001, 4503599627370497.5, double.MaxValue, double.Epsilon, Math.PI, 1 / 3.0,
        ];
        foreach (var edge in edges)
        {
            AssertShortest(edge);
            AssertShortest(Math.BitIncrement(edge));
            AssertShortest(Math.BitDecrement(edge));
        }

        for (var i = 0; i < 200_000; i++)
        {
            AssertShortest(random.NextInt64(1L << random.Next(1, 60)) / Math.Pow(10, random.Next(0, 12)));
            AssertShortest(BitConverter.Int64BitsToDouble(random.NextInt64()));
            AssertShortest(random.NextDouble() * random.Next(100_000));
        }
    }

    [Test]
    public void What_is_written_behind_another_leaves_it_as_it_is()
    {
        Assert.That(
            Write(b =>
            {
                for (var i = 0; i < 300; i++)
                {
                    b.WriteKey(new ResponseKey(new string('k', i % 100)), isFirst: i == 0);
                    b.WriteBoolean(i % 2 == 0);
                    b.WriteNull();
                    b.WriteNumber(i);
                }
            }),
            Is.EqualTo(string.Concat(Enumerable.Range(0, 300).Select(i => $"{(i == 0 ? "" : ",")}\"{new string('k', i % 100)}\":{(i % 2 == 0 ? "true" : "false")}null{i}"))));
    }

    private static void AssertShortest(double number)
    {
        if (double.IsFinite(number))
        {
            var expected = number.ToString("R", CultureInfo.InvariantCulture);
            if (Write(b => b.WriteNumber(number)) is var written && written != expected)
            {
                Assert.Fail($"{expected} was written as {written}");
            }

            if (Write(b => b.WriteNumber(-number)) is var negative && negative != (-number).ToString("R", CultureInfo.InvariantCulture))
            {
                Assert.Fail($"{-number} was written as {negative}");
            }
        }
    }

    private static string Write(Action<Utf8Buffer> write)
    {
        using var buffer = new Utf8Buffer();
        write(buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string Plain(string text)
    {
        var json = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => json.Append("\\\""),
                '\\' => json.Append(@"\\"),
                '\b' => json.Append(@"\b"),
                '\f' => json.Append(@"\f"),
                '\n' => json.Append(@"\n"),
                '\r' => json.Append(@"\r"),
                '\t' => json.Append(@"\t"),
                < ' ' => json.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => json.Append(c),
            };
        }

        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(json.Append('"').ToString()));
    }
}
