using System.Diagnostics;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Threads;

public enum ThreadSide { Customer, Staff }

/// <summary>What a customer and the staff write to each other about a rental. The words are kept elsewhere.</summary>
/// <param name="Rental">Which rental's it is.</param>
/// <param name="Customer">Whose.</param>
public sealed record MessageThread(RentalId Rental, AccountId Customer)
{
    /// <summary>More than that is no conversation.</summary>
    public const int Most = 500;

    /// <summary>How many messages there are; their numbers are 1, 2, 3…</summary>
    public int Count { get; init; }

    /// <summary>The last message that the customer has read.</summary>
    public int CustomerRead { get; init; }

    /// <summary>The last message that somebody of the staff has read.</summary>
    public int StaffRead { get; init; }

    /// <summary>Since when the customer waits for an answer; null when they do not.</summary>
    public DateTimeOffset? WaitsSince { get; init; }

    /// <summary>When the customer is written to, unless they have read by then; null when they are not.</summary>
    public DateTimeOffset? LetterAt { get; init; }

    /// <summary>What a side has not read yet.</summary>
    public int Unread(ThreadSide side) => Count - (side == ThreadSide.Customer ? CustomerRead : StaffRead);

    /// <summary>Either side writes.</summary>
    public Result<ThreadEvent> Write(ThreadSide side, AccountId by, string text, ThreadRules rules, DateTimeOffset now)
    {
        if (Count >= Most) return new ThreadFull(Most);
        if ((string.IsNullOrWhiteSpace(text) ? new EmptyName() : Texts.Refuse(text)) is { } wrong) return wrong;

        return new ThreadWritten(Rental, Count + 1, side, by, text.Trim(), now) { LetterAt = side == ThreadSide.Staff ? now + rules.ToldAfter : null };
    }

    /// <summary>A side has read up to a message; null where it had, or there is none of this number.</summary>
    public ThreadRead? Read(ThreadSide side, int number, DateTimeOffset now) =>
        number > Count - Unread(side) && number <= Count ? new ThreadRead(Rental, side, number, now) : null;

    /// <summary>The customer has not read in time; null where they have.</summary>
    public ThreadLetterDue? MeetDeadline(DateTimeOffset now) => LetterAt <= now ? new ThreadLetterDue(Rental, now) : null;

    public MessageThread Apply(ThreadEvent happened) => happened switch
    {
        ThreadWritten { Side: ThreadSide.Customer } e => this with
        {
            Count = e.Number,
            CustomerRead = e.Number,
            WaitsSince = WaitsSince ?? e.At,
            LetterAt = null,
        },
        ThreadWritten e => this with { Count = e.Number, StaffRead = e.Number, WaitsSince = null, LetterAt = LetterAt ?? e.LetterAt },
        ThreadRead { Side: ThreadSide.Customer } e => this with { CustomerRead = e.Number, LetterAt = e.Number == Count ? null : LetterAt },
        ThreadRead e => this with { StaffRead = e.Number },
        ThreadLetterDue => this with { LetterAt = null },
        _ => throw new UnreachableException($"{happened.GetType().Name} does not apply to a thread."),
    };
}

/// <summary>The times of messages about a rental.</summary>
/// <param name="ToldAfter">How long the customer has to read in the app what the staff wrote, before they are written to.</param>
public sealed record ThreadRules(TimeSpan ToldAfter)
{
    public static ThreadRules Default { get; } = new(TimeSpan.FromMinutes(2));
}

/// <summary>Something that happened to a thread.</summary>
public abstract record ThreadEvent(RentalId Rental, DateTimeOffset At);

public sealed record ThreadWritten(RentalId Rental, int Number, ThreadSide Side, AccountId By, [property: JsonIgnore] string Text, DateTimeOffset At)
    : ThreadEvent(Rental, At)
{
    /// <summary>When the customer is written to if they have not read it; null where it is theirs.</summary>
    public DateTimeOffset? LetterAt { get; init; }
}

public sealed record ThreadRead(RentalId Rental, ThreadSide Side, int Number, DateTimeOffset At) : ThreadEvent(Rental, At);

/// <summary>The customer is written to that there is something to read.</summary>
public sealed record ThreadLetterDue(RentalId Rental, DateTimeOffset At) : ThreadEvent(Rental, At);

public sealed record ThreadFull(int Most) : Refusal("No more is written about one rental: call the customer.");
