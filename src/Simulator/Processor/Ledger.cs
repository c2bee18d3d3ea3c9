namespace Toolbox24.Simulator.Processor;

/// <summary>
/// Every movement in cents, and their sums. None is lost: authorised = captured + released + expired + held, and what was
/// refunded is no more than what was captured.
/// </summary>
internal static class Ledger
{
    public static IResult Of(Books books) => Results.Json(new
    {
        Authorised = Sum(books, "authorised"),
        Captured = Sum(books, "captured"),
        Released = Sum(books, "released"),
        Expired = Sum(books, "expired"),
        Refunded = Sum(books, "refunded"),
        Held = books.Intents.Sum(intent => intent.Capturable),
        Entries = books.Entries.Select(entry => new
        {
            entry.At,
            entry.Intent,
            entry.Kind,
            entry.Cents,
            books.Find(entry.Intent)!.Metadata,
        }),
    });

    private static long Sum(Books books, string kind) => books.Entries.Where(entry => entry.Kind == kind).Sum(entry => entry.Cents);
}
