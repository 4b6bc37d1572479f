namespace Catalog.Store;

public sealed record SeedBook(string Title, string Author, int Year, string? Isbn, params SeedReview[] Reviews);

public sealed record SeedReview(int Stars, string Text, DateTimeOffset WrittenAt);

/// <summary>What an empty catalog is filled with.</summary>
internal static class CatalogSeed
{
    public static IEnumerable<SeedBook> Books { get; } =
    [
        new(
            "Pride and Prejudice", "Jane Austen", 1813, "9780141439518",
            new SeedReview(5, "Better with every reading.", Day(1)),
            new SeedReview(4, "Mr Collins steals the show.", Day(2))),
        new(
            "Emma", "Jane Austen", 1815, "9780141439587",
            new SeedReview(3, "She grows on you.", Day(3))),
        new(
            "Persuasion", "Jane Austen", 1817, "9780141439686",
            new SeedReview(5, "The letter!", Day(4)),
            new SeedReview(5, "Her best.", Day(5)),
            new SeedReview(4, "Short and wise.", Day(6))),
        new(
            "Frankenstein", "Mary Shelley", 1818, "9780141439471",
            new SeedReview(4, "The monster reads more than I do.", Day(7))),
        new("The Last Man", "Mary Shelley", 1826, null),
        new(
            "Jane Eyre", "Charlotte Brontë", 1847, "9780141441146",
            new SeedReview(5, "Reader, I loved it.", Day(8)),
            new SeedReview(2, "That attic.", Day(9))),
        new(
            "Wuthering Heights", "Emily Brontë", 1847, "9780141439556",
            new SeedReview(3, "Everyone is awful, and I could not stop.", Day(10))),
        new(
            "Middlemarch", "George Eliot", 1871, "9780141439549",
            new SeedReview(5, "All of life.", Day(11)),
            new SeedReview(4, "Long, and worth it.", Day(12))),
        new("Silas Marner", "George Eliot", 1861, null),
        new(
            "Mrs Dalloway", "Virginia Woolf", 1925, "9780141182490",
            new SeedReview(4, "One day holds everything.", Day(13))),
        new(
            "To the Lighthouse", "Virginia Woolf", 1927, "9780141183411",
            new SeedReview(5, "Time passes.", Day(14)),
            new SeedReview(1, "Do they ever get there?", Day(15))),
        new("Orlando", "Virginia Woolf", 1928, "9780141184272"),
    ];

    private static DateTimeOffset Day(int day) => new(2025, 9, day, 12, 0, 0, TimeSpan.Zero);
}
