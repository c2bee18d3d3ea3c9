using GreenDonut;
using HotChocolate;
using HotChocolate.Types;

namespace Toolbox24.HotChocolate.Tests.Api;

[ObjectType<Tool>]
public static partial class ToolType
{
    static partial void Configure(IObjectTypeDescriptor<Tool> descriptor)
    {
        descriptor.Description("A tool.").Ignore(tool => tool.Secret);
        descriptor.Field(tool => tool.Seen).Name("lastSeen").Deprecated("Nobody looks.");
    }

    public static Task<Locker> GetLockerAsync(
        [Parent] Tool tool, ILockerByIdDataLoader lockers, CancellationToken cancellationToken) =>
        lockers.LoadRequiredAsync(tool.Locker, cancellationToken);

    /// <summary>What some days cost.</summary>
    /// <param name="tool">Not told.</param>
    /// <param name="days">How many.</param>
    public static Money GetPriceOf([Parent] Tool tool, int days = 1) => new(tool.Price.Cents * days);
}

[ExtendObjectType<Tool>]
public static class ToolExtensions
{
    public static bool IsFree([Parent] Tool tool) => tool.State == ToolState.Available;
}

internal static class LockerDataLoaders
{
    [DataLoader]
    public static Task<IReadOnlyDictionary<LockerId, Locker>> GetLockerByIdAsync(
        IReadOnlyList<LockerId> ids, Shop shop, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        shop.Fetches.Add(ids);
        return Task.FromResult<IReadOnlyDictionary<LockerId, Locker>>(
            ids.ToDictionary(id => id, id => new Locker(id, "Place of " + id.Value)));
    }
}
