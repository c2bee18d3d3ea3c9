using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Customers;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Grains.Tests.Rentals;

/// <summary>What is written together: one that cannot be written keeps none of the others from it.</summary>
public sealed class FlushTests(RentalFixture fixture) : IClassFixture<RentalFixture>
{
    private const int Many = 100;

    [Fact]
    public async Task Of_many_rentals_written_at_once_those_that_are_stale_or_of_a_taken_reference_alone_are_not()
    {
        var (there, store) = (await fixture.Held(), fixture.Silo.Services.GetRequiredService<RentalStore>());

        var told = await Task.WhenAll(Enumerable.Range(0, Many).Select(number => number switch
        {
            20 => Save(there),
            70 => Save(there with { Id = RentalId.New(fixture.Now) }),
            _ => Save(there with { Id = RentalId.New(fixture.Now), Reference = RentalReference.From((ulong)number) }),
        }));

        Assert.Equal(Enumerable.Range(0, Many).Select(number => number switch
        {
            20 => RentalSaved.Stale,
            70 => RentalSaved.Taken,
            _ => RentalSaved.Done,
        }), told);
        Assert.Equal(
            (long)Many - 2, fixture.Database.Scalar<long>(
                """
                SELECT count(*) FROM rental r JOIN rental_item i ON i.rental_id = r.id JOIN event e ON e.stream = r.id
                WHERE r.customer_id = $1 AND r.id <> $2 AND e.version = 1
                """,
                there.Customer.Value, there.Id.Value));

        Task<RentalSaved> Save(Rental rental) => store.Save(
            rental,
            new([new RentalHeld(rental.Id, rental.Reference, rental.Customer, rental.Items, rental.Quote, rental.HeldUntil, fixture.Now)]),
            before: null, "system", []);
    }

    [Fact]
    public async Task Of_many_customers_written_at_once_the_stale_one_alone_is_not()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => fixture.NewCustomer()));
        var store = fixture.Silo.Services.GetRequiredService<CustomerStore>();

        var told = await Task.WhenAll(people.Select((person, number) =>
        {
            var admitted = new RentalAdmitted(person, RentalId.New(fixture.Now), fixture.Now.AddMinutes(10), fixture.Now);
            return store.Save(Customer.New(person).Apply(admitted), admitted, expected: number == 50 ? 7 : 0, "system", []);
        }));

        Assert.Equal(Enumerable.Range(0, Many).Select(number => number != 50), told);
        Assert.Equal(
            (long)Many - 1, fixture.Database.Scalar<long>(
                "SELECT count(*) FROM customer_admission a JOIN event e ON e.stream = customer_stream(a.customer_id) WHERE a.customer_id = ANY ($1)",
                people.Select(person => person.Value).ToArray()));
    }
}
