using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Api.Rentals.OnSite;

/// <summary>Has the tools of a rental, before their lockers.</summary>
/// <param name="Rental">Which.</param>
/// <param name="NoticeRead">What is dangerous about the tools, and what protects, was read.</param>
public sealed record PickUpInput(RentalId Rental, bool NoticeRead);

/// <summary>One tool of a rental.</summary>
public sealed record RentalUnitInput(RentalId Rental, UnitId Unit);

/// <summary>What is to be done about a locker that did not open.</summary>
public sealed record ChooseForStuckLockerInput(RentalId Rental, StuckChoice Choice);

/// <summary>How a tool is on taking it.</summary>
/// <param name="Rental">Of which rental.</param>
/// <param name="Unit">Which tool.</param>
/// <param name="Report">What is with it.</param>
/// <param name="Text">In the customer's words: 1000 characters at most.</param>
public sealed record ReportPickupInput(RentalId Rental, UnitId Unit, PickupReport Report, string Text = "");

/// <summary>What is wanted for a tool that was missing, wrong or did not work.</summary>
public sealed record MakeGoodInput(RentalId Rental, UnitId Unit, Remedy Remedy);

/// <summary>More time.</summary>
/// <param name="Rental">Of which rental.</param>
/// <param name="Until">The new end.</param>
/// <param name="ExpectedPrice">What was shown that it costs, in cents; where it costs something else now, nothing is changed.</param>
public sealed record ExtendRentalInput(RentalId Rental, DateTimeOffset Until, long ExpectedPrice)
{
    internal ExtendRental Wish => new(Until, new Euros(ExpectedPrice));
}
