using System.Collections.Immutable;
using System.Text.Json;

namespace Toolbox24.Simulator.Processor;

/// <summary>The first answer to a key, and what had been asked.</summary>
internal sealed record KeyedAnswer(string Key, string Asked, int Status, string Body, DateTimeOffset At);

/// <summary>One movement. What is authorised is at last captured, released or expired; what is captured can be refunded.</summary>
internal sealed record Entry(DateTimeOffset At, string Intent, string Kind, long Cents);

/// <summary>What one request changes, kept as a whole or not at all.</summary>
internal sealed record Change(
    Intent? Intent = null, Refund? Refund = null, ImmutableArray<Entry>? Entries = null, KeyedAnswer? Answer = null);

/// <summary>
/// All a processor remembers. With a file, one line for each change, it outlives its process, as a real one does.
/// Not safe for two threads.
/// </summary>
internal sealed class Books
{
    private static readonly TimeSpan KeyLife = TimeSpan.FromHours(24);

    private readonly Dictionary<string, Intent> intents = [];
    private readonly List<Refund> refunds = [];
    private readonly List<Entry> entries = [];
    private readonly Dictionary<string, KeyedAnswer> answers = [];
    private readonly string? file;

    public Books(string? file)
    {
        this.file = file;
        if (file is null || !File.Exists(file)) return;

        var text = File.ReadAllText(file);
        var whole = text.LastIndexOf('\n') + 1;
        foreach (var line in text[..whole].Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Apply(JsonSerializer.Deserialize<Change>(line)!);

        // A kill in the middle of a line leaves a change that nobody was told of.
        if (whole < text.Length) File.WriteAllText(file, text[..whole]);
    }

    public IEnumerable<Intent> Intents => intents.Values;

    public IReadOnlyList<Refund> Refunds => refunds;

    public IReadOnlyList<Entry> Entries => entries;

    public Intent? Find(string id) => intents.GetValueOrDefault(id);

    /// <summary>The answer a key was given; null where it was given none, or none lately.</summary>
    public KeyedAnswer? AnswerTo(string key, DateTimeOffset now) =>
        answers.GetValueOrDefault(key) is { } known && now - known.At < KeyLife ? known : null;

    /// <summary>How the card behind a token behaves, be it a test card's or a saved one's; null where there is none.</summary>
    public TestCard? Card(string token) =>
        token.StartsWith(Intent.SavedCardPrefix, StringComparison.Ordinal)
            ? intents.Values.FirstOrDefault(one => one is { IsSetup: true, Status: "succeeded" } && one.SavedCard == token) is { } saved
                ? TestCard.Named(saved.Card)! with { NeedsAction = false }
                : null
            : TestCard.Named(token);

    public void Commit(Change change)
    {
        if (file is not null) File.AppendAllText(file, JsonSerializer.Serialize(change) + "\n");
        Apply(change);
    }

    private void Apply(Change change)
    {
        if (change.Intent is { } intent) intents[intent.Id] = intent;
        if (change.Refund is { } refund) refunds.Add(refund);
        entries.AddRange(change.Entries ?? []);
        if (change.Answer is { } answer) answers[answer.Key] = answer;
    }
}
