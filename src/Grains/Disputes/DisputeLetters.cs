using Toolbox24.Domain.Disputes;
using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Catalog;
using Toolbox24.Storage.Rentals;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Grains.Disputes;

/// <summary>Writes what customers are told of their disputes: by mail, which nobody can refuse.</summary>
internal sealed class DisputeLetters(AccountStore accounts, RentalQueries rentals, ToolQueries tools, CurrentSettings settings)
{
    /// <summary>What leaves because of an event; nothing where nobody is to be told, or nobody is there any more.</summary>
    public async Task<IReadOnlyList<Message>> About(DisputeEvent happened, Dispute after)
    {
        if (happened is not (DisputeAnswered or DisputeConcluded) || await accounts.Load(after.Customer) is not { Email: { } email }) return [];

        var rental = (await rentals.Find([after.Rental])).Single();
        var tool = (await tools.Find([rental.Items.First(item => item.Unit == after.Unit).Tool])).Single().Description.Name;
        var remedies = (await settings.At(happened.At)).Rules.Disputes.Remedies;
        var (id, reference) = (rental.Id.Value.ToString(), rental.Reference.Value);
        MessageContent content = happened is DisputeAnswered answered
            ? new DisputeReply(id, reference, tool, answered.Text, remedies)
            : new DisputeOutcome(id, reference, tool, (int)after.Captured.Cents, (int)after.Refund.Cents, remedies);
        return [Message.Mail(email, content, after.Customer.Value, happened.At)];
    }
}
