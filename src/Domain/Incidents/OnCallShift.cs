using Toolbox24.Domain.Accounts;

namespace Toolbox24.Domain.Incidents;

/// <summary>Names one shift on call for ever.</summary>
public readonly record struct ShiftId(Guid Value)
{
    public static ShiftId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>The times of alerts.</summary>
/// <param name="AnswerWithin">How long whoever is on call has to answer before the next on the rota is told.</param>
public sealed record IncidentRules(TimeSpan AnswerWithin)
{
    public static IncidentRules Default { get; } = new(TimeSpan.FromMinutes(30));
}

/// <summary>Who is on call when.</summary>
/// <param name="Id">Which shift.</param>
/// <param name="Who">Who.</param>
/// <param name="Rank">1 is told first, then 2, 3…</param>
/// <param name="Start">From when.</param>
/// <param name="End">Until when.</param>
public sealed record OnCallShift(ShiftId Id, AccountId Who, int Rank, DateTimeOffset Start, DateTimeOffset End)
{
    public const int MostDays = 31;
    public const int MostRanks = 9;

    /// <summary>Plans a shift of somebody of the staff.</summary>
    public static Result<OnCallShift> Plan(ShiftId id, AccountId who, int rank, DateTimeOffset start, DateTimeOffset end) =>
        end <= start || end - start > TimeSpan.FromDays(MostDays) || rank is < 1 or > MostRanks
            ? new ShiftOutOfBounds(MostDays)
            : new OnCallShift(id, who, rank, start, end);
}
