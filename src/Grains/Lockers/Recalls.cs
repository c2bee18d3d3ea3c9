using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Notifications;
using Toolbox24.Storage.Outbox;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Grains.Lockers;

/// <summary>Tells whoever ever had a unit in their hands that it is called back. Who was told of a recall is not told of it again.</summary>
internal sealed class Recalls(RenterQueries renters, AccountStore accounts, MessageStore messages)
{
    private const string Planned = "UnitPlanned";
    private const string Changed = "UnitStateChanged";

    /// <summary>Tells of what happened to a passport, where that is a recall.</summary>
    public async Task Tell(OutboxMessage happened, CancellationToken cancellationToken)
    {
        if (happened.Type is not (Planned or Changed)) return;

        var passport = EventJson.Read<UnitPassport>(happened.Data);
        if (RecallOf(happened.Type, passport) is not { } recall) return;

        foreach (var renter in await renters.Of(passport.Id, cancellationToken))
        {
            // Who was erased is nobody to tell.
            if (await accounts.Load(renter.Customer, cancellationToken) is not { Email: { } email } account) continue;

            foreach (var channel in new[] { MessageChannel.Mail, MessageChannel.Push })
            {
                if (!account.Preferences.Wants(NotificationEvent.ToolRecalled, channel)) continue;

                var message = channel == MessageChannel.Mail
                    ? Message.Mail(email, renter.Recalled, account.Id.Value, happened.At)
                    : Message.Push(account.Id, renter.Recalled, happened.At);
                await messages.Queue(message with { Id = MessageId.For($"{recall} {account.Id.Value} {channel}") });
            }
        }
    }

    /// <summary>Names the recall that a passport tells of; null where it tells of none, or of one that was told with its date.</summary>
    private static string? RecallOf(string happened, UnitPassport passport) => passport switch
    {
        { RecalledFrom: { } from } when happened == Planned => $"recall {passport.Id.Value} {from.UtcTicks}",
        { RecalledFrom: null, State: UnitState.Recalled } when happened == Changed => $"recall {passport.Id.Value} version {passport.Version}",
        _ => null,
    };
}
