using System.Security.Claims;
using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Rentals;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Threads;
using Toolbox24.Storage.Threads;

namespace Toolbox24.Api.Threads;

/// <summary>A thread. Who may see it is said by the fields that lead to it.</summary>
[ObjectType<MessageThread>]
[VisibleWithField]
public static partial class ThreadType
{
    static partial void Configure(IObjectTypeDescriptor<MessageThread> descriptor)
    {
        descriptor.BindFieldsExplicitly().Name("Thread");
        descriptor.Field(thread => thread.WaitsSince);
        descriptor.Field(thread => thread.CustomerRead);
        descriptor.Field(thread => thread.StaffRead);
    }

    /// <summary>About which rental.</summary>
    [Cost(1)]
    public static Task<Rental> GetRental([Parent] MessageThread thread, IRentalByIdDataLoader rentals, CancellationToken cancellationToken) =>
        rentals.LoadRequiredAsync(thread.Rental, cancellationToken);

    /// <summary>How many messages one's own side has not read.</summary>
    [Cost(0)]
    public static int GetUnread([Parent] MessageThread thread, ClaimsPrincipal user) =>
        thread.Unread(Viewer.Required(user).Account == thread.Customer ? ThreadSide.Customer : ThreadSide.Staff);

    /// <summary>What was written, in its order.</summary>
    [Cost(1)]
    [ListSize(AssumedSize = 50)]
    public static async Task<IReadOnlyList<ThreadLine>> GetMessages(
        [Parent] MessageThread thread, IThreadLinesByRentalDataLoader lines, CancellationToken cancellationToken) =>
        await lines.LoadAsync(thread.Rental, cancellationToken) ?? [];
}

[ObjectType<ThreadLine>]
[VisibleWithField]
public static partial class ThreadLineType
{
    static partial void Configure(IObjectTypeDescriptor<ThreadLine> descriptor)
    {
        descriptor.BindFieldsExplicitly().Name("ThreadMessage");
        descriptor.Field(line => line.Number);
        descriptor.Field(line => line.Side);
        descriptor.Field(line => line.At);
        descriptor.Field(line => line.Text);
    }
}

public static class ThreadLoaders
{
    [DataLoader]
    public static async Task<IReadOnlyDictionary<RentalId, ThreadLine[]>> GetThreadLinesByRentalAsync(
        IReadOnlyList<RentalId> rentals, ThreadStore threads, CancellationToken cancellationToken) =>
        (await threads.Lines(rentals, cancellationToken)).GroupBy(line => line.Rental).ToDictionary(lines => lines.Key, lines => lines.ToArray());
}
