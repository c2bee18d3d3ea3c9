using System.Collections.Immutable;

namespace Toolbox24.HotChocolate.Tests.Api;

/// <summary>What the sample API serves, without a word of GraphQL.</summary>
public sealed class Shop
{
    public static readonly ToolId Drill = new(new Guid("00000000-0000-0000-0000-000000000001"));
    public static readonly LockerId First = new("locker-1");

    public List<IReadOnlyList<LockerId>> Fetches { get; } = [];

    public ImmutableArray<Tool> Tools { get; } =
    [
        .. Enumerable.Range(1, 60).Select(number => new Tool(
            new ToolId(new Guid($"00000000-0000-0000-0000-{number:d12}")),
            $"Tool {number}",
            number % 2 == 0 ? ToolState.InUse : ToolState.Available,
            new LockerId($"locker-{number % 3}"),
            new Money(100 * number))),
    ];
}

public readonly record struct ToolId(Guid Value);

public readonly record struct LockerId(string Value);

/// <summary>An amount in cents.</summary>
public readonly record struct Money(long Cents);

/// <summary>Something to lend.</summary>
/// <param name="Id">Names it for ever.</param>
/// <param name="Name">What people call it.</param>
/// <param name="State">Whether it is there.</param>
/// <param name="Locker">Where it is.</param>
/// <param name="Price">What a day costs.</param>
public sealed record Tool(ToolId Id, string Name, ToolState State, LockerId Locker, Money Price)
{
    public string Secret => Name + "1234";

    public DateTime Seen { get; init; } = new(2026, 1, 1, 0, 0, 1);

    public ToolId? SparePart { get; init; }

    public ImmutableArray<ToolId> Related { get; init; } = [];
}

public enum ToolState
{
    Available,

    /// <summary>Somebody has it.</summary>
    InUse,
}

public sealed record Locker(LockerId Id, string Place, TimeSpan Opens = default);

public abstract record Refusal(string Message);

public sealed record AlreadyLent(DateTimeOffset Until) : Refusal("Somebody has it.");

public sealed record UnknownTool(ToolId Tool) : Refusal("There is no such tool.");
