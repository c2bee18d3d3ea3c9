using Toolbox24.Domain;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Grains.Tests.Rentals.Visits;

/// <summary>What customers take back of their word, and their banks of our money.</summary>
internal sealed partial class VisitWalk
{
    private int chargebacks;

    private async Task Withdraw(Guest guest) => Accepts("withdraw", guest.Id, await world.Rental(guest.Id).Withdraw(guest.Customer), out _);

    /// <summary>A bank takes money back; evidence is sent to it, or not; and it decides.</summary>
    private async Task Chargeback(Guest guest)
    {
        Actor.Current = Operators[1].Value.ToString();
        var (grain, open) = (world.Rental(guest.Id), guest.Chargebacks.Find(one => !one.IsOver));
        if (open is null)
        {
            var purpose = random.Next(2) == 0 ? PaymentPurpose.Rent : PaymentPurpose.Deposit;
            var left = world.Processor.Of(guest.Id, purpose).Kept - guest.ChargedBack(purpose);
            var told = new ChargebackNotice($"du_{chargebacks++}", purpose, new Euros(left > 0 ? random.NextInt64(1, left + 1) : 100), world.Now.AddDays(random.Next(2, 12)));
            if (Accepts("chargeback", guest.Id, await grain.NoteChargeback(told), out _)) guest.Chargebacks.Add(new(told.Reference, purpose, told.Amount.Cents));
        }
        else if (open.Status == ChargebackStatus.Open && random.Next(3) > 0)
        {
            if (Accepts("answer chargeback", guest.Id, await grain.AnswerChargeback(open.Reference), out _)) open.Status = ChargebackStatus.Answered;
        }
        else
        {
            var isWon = random.Next(2) == 0;
            if (Accepts(isWon ? "chargeback won" : "chargeback lost", guest.Id, await grain.EndChargeback(open.Reference, isWon), out _))
                open.Status = isWon ? ChargebackStatus.Won : ChargebackStatus.Lost;
        }
    }
}
