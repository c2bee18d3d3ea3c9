using Toolbox24.Domain;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Grains.Customers;

/// <summary>The rentals a customer is let have.</summary>
internal sealed partial class CustomerGrain
{
    public Task<Result<Admitted>> Admit(AskAdmission promise)
    {
        ArgumentNullException.ThrowIfNull(promise);
        ArgumentOutOfRangeException.ThrowIfEqual(promise.Rental, default);

        return Turn<Admitted>(async (customer, now) =>
        {
            var terms = customer.Standing.At(now).Terms;
            if (customer.Of(promise.Rental, now) is { } already)
            {
                await MakeSure();
                return new Admitted(already, WasAdmitted: true, terms);
            }

            if (await accounts.Load(Id) is not { } account) return new UnknownCustomer(Id);
            if (!customer.Admit(promise, account, (await settings.At(now)).Rules.Limits, now).Succeeded(out var happened, out var refusal)) return refusal;

            return new Admitted((await Commit(happened)).Of(promise.Rental, now)!, WasAdmitted: false, terms);
        });
    }

    public Task<Result<Customer>> MayBook() => Turn<Customer>(async (customer, now) =>
    {
        if (await accounts.Load(Id) is not { } account) return new UnknownCustomer(Id);
        if (customer.RefuseBooking(account, now) is { } refused) return refused;

        return customer;
    });

    public async Task<Result<Admission>> Extend(RentalId rental, DateTimeOffset expiresAt)
    {
        var limits = (await settings.At(clock.GetUtcNow())).Rules.Limits;
        return await Promise(
            rental, admission => admission.ExpiresAt >= expiresAt, (customer, now) => customer.Extend(rental, expiresAt, limits, now));
    }

    public Task<Result<Admission>> Confirm(RentalId rental) => Promise(
        rental, admission => admission.Status == AdmissionStatus.Confirmed, (customer, now) => customer.Confirm(rental, now));

    public Task<Result<Admission>> Release(RentalId rental) => End(rental, (customer, now) => customer.Release(rental, now));

    public Task<Result<Admission>> TakeBack(RentalId rental) => End(rental, (customer, now) => customer.TakeBack(rental, now));

    private Task<Result<Admission>> End(RentalId rental, Func<Customer, DateTimeOffset, Result<CustomerEvent>> decide) => Turn<Admission>(async (customer, now) =>
    {
        // Whoever is told that there is nothing to end does not ask again.
        if (customer.Of(rental, now) is null) await MakeSure();
        if (!decide(customer, now).Succeeded(out var happened, out var refusal)) return refusal;

        await Commit(happened);
        return customer.Of(rental, now)!.End();
    });

    /// <summary>Changes a promise, unless it is so already.</summary>
    private Task<Result<Admission>> Promise(
        RentalId rental, Func<Admission, bool> isSo, Func<Customer, DateTimeOffset, Result<CustomerEvent>> decide) => Turn<Admission>(async (customer, now) =>
    {
        if (customer.Of(rental, now) is { } already && isSo(already))
        {
            await MakeSure();
            return already;
        }

        if (!decide(customer, now).Succeeded(out var happened, out var refusal)) return refusal;

        return (await Commit(happened)).Of(rental, now)!;
    });
}
