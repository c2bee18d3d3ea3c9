using HotChocolate;
using HotChocolate.Subscriptions;
using HotChocolate.Types;
using HotChocolate.Types.Relay;

namespace Toolbox24.HotChocolate.Tests.Api;

/// <summary>Asks for a tool.</summary>
/// <param name="Id">Which.</param>
/// <param name="Days">For how long.</param>
/// <param name="Period">When.</param>
/// <param name="Then">What becomes of it.</param>
public sealed record LendToolInput([property: ID<Tool>] Guid Id, Period? Period, int Days = 3, ToolState Then = ToolState.InUse);

public sealed record Period(DateOnly Start, DateOnly? End);

/// <summary>One of the two is set.</summary>
public sealed record LendToolPayload(Tool? Tool, Refusal? Refusal);

[MutationType]
public static class ToolMutations
{
    public static async Task<LendToolPayload> LendToolAsync(
        LendToolInput input, Shop shop, ITopicEventSender events, CancellationToken cancellationToken)
    {
        if (shop.Tools.FirstOrDefault(tool => tool.Id.Value == input.Id) is not { } tool)
            return new(null, new UnknownTool(new ToolId(input.Id)));
        if (tool.State == ToolState.InUse)
            return new(null, new AlreadyLent(new(2026, 1, 1 + input.Days, 0, 0, 0, TimeSpan.Zero)));

        var lent = tool with { State = input.Then };
        await events.SendAsync($"tool_{input.Id}", lent, cancellationToken);
        return new(lent, null);
    }
}

[SubscriptionType]
public static class ToolSubscriptions
{
    [Subscribe]
    [Topic("tool_{id}")]
    public static Tool OnToolChanged(ToolId id, [EventMessage] Tool tool) => tool.Id == id ? tool : throw new GraphQLException("Another.");
}

[InterfaceType<Refusal>]
public static class RefusalType
{
    public static string GetCode([Parent] Refusal refusal) => refusal.GetType().Name;
}
