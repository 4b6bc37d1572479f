using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using Strawberry.Language;

namespace Strawberry.Tests.Language;

public sealed class RoundTripTests
{
    private static readonly byte[][] Seeds =
    [
        Encoding.UTF8.GetBytes(KitchenSink.Query),
        Encoding.UTF8.GetBytes(KitchenSink.Schema),
        Encoding.UTF8.GetBytes(KitchenSink.PrintedSchema),
        "{ a(b: \"\\u{1F600}\\uD83D\\uDE00\\n\", c: \"\"\"\n  é\\\"\"\"\n\"\"\", d: -1.5e+3) # 😀\n}"u8.ToArray(),
    ];

    private static Arbitrary<(int Seed, int Size)> Chances => Arb.From(
        from seed in Gen.Choose(0, int.MaxValue)
        from size in Gen.Choose(1, 400)
        select (Seed: seed, Size: size),
        chance => Enumerable.Range(1, 10).Select(part => (chance.Seed, chance.Size * part / 11)).Where(smaller => smaller.Item2 > 0));

    [Test]
    public void A_printed_document_is_parsed_to_what_was_printed() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000),
        Prop.ForAll(Chances, chance =>
        {
            var printed = Printer.Print(new RandomDocument(new Random(chance.Seed), chance.Size).Create());
            var result = Parser.Parse(printed);

            Assert.That(result.Error, Is.Null, printed);
            Assert.That(Printer.Print(result.Node!), Is.EqualTo(printed));
        }));

    [Test]
    public void Mutated_bytes_are_a_document_or_an_error_with_a_place() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(5000),
        Prop.ForAll(Chances, chance =>
        {
            var text = Mutate(new Random(chance.Seed), chance.Size);
            var result = Parser.Parse(text, new ParserOptions { MaxDepth = 50 });

            Assert.That(result.Node is null, Is.Not.EqualTo(result.Error is null));
            if (result.Error is { } error)
            {
                Assert.That(error.Message, Does.StartWith("Syntax Error: "));
                Assert.That(error.Locations.Single().Line, Is.GreaterThanOrEqualTo(1));
                Assert.That(error.Locations.Single().Column, Is.GreaterThanOrEqualTo(1));
                return;
            }

            var printed = Printer.Print(result.Node!);
            Assert.That(Printer.Print(Parser.Parse(printed).Node!), Is.EqualTo(printed));
        }));

    private static byte[] Mutate(Random random, int size)
    {
        var text = random.Next(2) == 0
            ? Seeds[random.Next(Seeds.Length)].ToList()
            : Encoding.UTF8.GetBytes(Printer.Print(new RandomDocument(random, size).Create())).ToList();
        for (var count = random.Next(1, 5); count > 0 && text.Count > 0; count--)
        {
            var at = random.Next(text.Count);
            switch (random.Next(6))
            {
                case 0:
                    text[at] = (byte)random.Next(256);
                    break;
                case 1:
                    text[at] = (byte)"{}[]()\"\\#.!$:@|&= \n\r0-eu'"[random.Next(24)];
                    break;
                case 2:
                    text.RemoveRange(at, Math.Min(random.Next(1, 20), text.Count - at));
                    break;
                case 3:
                    text.InsertRange(random.Next(text.Count), text.GetRange(at, Math.Min(random.Next(1, 20), text.Count - at)));
                    break;
                case 4:
                    text.RemoveRange(at, text.Count - at);
                    break;
                default:
                    text.Insert(at, text[random.Next(text.Count)]);
                    break;
            }
        }

        return [.. text];
    }
}
