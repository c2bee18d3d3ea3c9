using HotChocolate.Types;

namespace Toolbox24.Api.Tests.Authorization;

/// <summary>A kind of thing that an id names.</summary>
/// <param name="Name">As the table has it.</param>
/// <param name="OfVictim">The id of such a thing of another customer; null where the thing is nobody's.</param>
/// <param name="IsBearer">Whoever holds the id may use it, with a code: a wrong one costs it a try.</param>
public sealed record Thing(string Name, Func<Victim, object>? OfVictim, bool IsBearer = false)
{
    /// <summary>How the table words it.</summary>
    public string Words(bool forCustomers) =>
        $"{Name}, {(OfVictim is null ? "public" : IsBearer ? "bearer" : forCustomers ? "own only" : "anybody's")}";
}

/// <summary>
/// What each id that the API takes is of. A new one is to be added here by its path: a test fails until it is. With the id of
/// another customer it is then tried what comes of it.
/// </summary>
public static partial class Ids
{
    private static readonly Thing Site = new("site", null);
    private static readonly Thing Locker = new("locker", null);
    private static readonly Thing Tool = new("tool", null);
    private static readonly Thing Category = new("category", null);
    private static readonly Thing Pack = new("pack", null);
    private static readonly Thing Consumable = new("consumable", null);
    private static readonly Thing Media = new("picture", null);
    private static readonly Thing AnyOfAudit = new("anything audited", victim => victim.Account.Id.Value);
    private static readonly Thing Session = new("session", victim => victim.Session.Id);
    private static readonly Thing Customer = new("customer", victim => victim.Account.Id.Value);
    private static readonly Thing Staff = new("staff", victim => victim.Account.Id.Value);
    private static readonly Thing Passkey = new("passkey", victim => victim.Passkey);

    // Nobody's, yet not for everybody: any id will do.
    private static readonly Thing Device = new("device", _ => Guid.NewGuid());
    private static readonly Thing Door = new("door", _ => Guid.NewGuid());
    private static readonly Thing Visit = new("visit", _ => Guid.NewGuid());
    private static readonly Thing DoorCommand = new("opening of a door", null);
    private static readonly Thing Grid = new("version of a grid", _ => Guid.NewGuid());
    private static readonly Thing Unit = new("unit", _ => Guid.NewGuid());
    private static readonly Thing Damage = new("damage", _ => Guid.NewGuid());
    private static readonly Thing Closing = new("closing", _ => Guid.NewGuid());
    private static readonly Thing Incident = new("incident", _ => Guid.NewGuid());
    private static readonly Thing Shift = new("shift on call", _ => Guid.NewGuid());
    private static readonly Thing Import = new("import", _ => Guid.NewGuid());
    private static readonly Thing Rental = new("rental", victim => victim.Rental);

    // Nobody has it yet: that of another's rental is refused, see RentalFactsStories.
    private static readonly Thing NewVisit = new("a visit that a kiosk names", null);
    private static readonly Thing NewRental = new("a rental to be", null);
    private static readonly Thing Dispute = new("dispute", victim => victim.Dispute);
    private static readonly Thing Refund = new("refund", _ => Guid.NewGuid());
    private static readonly Thing Evidence = new("evidence", null);
    private static readonly Thing RentedUnit = new("a unit of that rental", null);
    private static readonly Thing Waiting = new("what is waited for", victim => victim.Waiting);
    private static readonly Thing PhoneCode = new("telephone code", victim => victim.PhoneCode);
    private static readonly Thing MagicLink = new("magic link", victim => victim.MagicLink, IsBearer: true);

    public static IReadOnlyDictionary<string, Thing> Known { get; } = Booking().Concat(OnSite()).ToDictionary();

    private static Dictionary<string, Thing> Booking() => new()
    {
        ["auditLog.filter.actor"] = AnyOfAudit,
        ["auditLog.filter.objectId"] = AnyOfAudit,
        ["tool.id"] = Tool,
        ["tools.filter.site"] = Site,
        ["tools.filter.category"] = Category,
        ["packs.filter.site"] = Site,
        ["availability.input.packs"] = Pack,
        ["Pack.availability.site"] = Site,
        ["Pack.nextFree.site"] = Site,
        ["Pack.isFree.site"] = Site,
        ["availability.input.site"] = Site,
        ["availability.input.tools.tool"] = Tool,
        ["Tool.availability.site"] = Site,
        ["Tool.nextFree.site"] = Site,
        ["Tool.price.site"] = Site,
        ["Pack.price.site"] = Site,
        ["Tool.isFree.site"] = Site,
        ["Tool.rates.site"] = Site,
        ["Tool.deposit.site"] = Site,
        ["Pack.rates.site"] = Site,
        ["Pack.deposit.site"] = Site,
        ["pack.id"] = Pack,
        ["unit.id"] = Unit,
        ["unitsOf.tool"] = Tool,
        ["unitsAt.site"] = Site,
        ["fit.tool"] = Tool,
        ["fit.locker"] = Locker,
        ["lockersFor.tool"] = Tool,
        ["lockersFor.site"] = Site,
        ["closings.site"] = Site,
        ["endangeredBookings.closing"] = Closing,
        ["endangeredBookingsOf.unit"] = Unit,
        ["stock.site"] = Site,
        ["changeCategory.id"] = Category,
        ["removeCategory.id"] = Category,
        ["addTool.input.category"] = Category,
        ["changeTool.id"] = Tool,
        ["changeTool.input.category"] = Category,
        ["retireTool.id"] = Tool,
        ["arrangePhotos.tool"] = Tool,
        ["arrangePhotos.photos.media"] = Media,
        ["addPack.input.items.tool"] = Tool,
        ["changePack.id"] = Pack,
        ["changePack.input.items.tool"] = Tool,
        ["retirePack.id"] = Pack,
        ["registerUnit.tool"] = Tool,
        ["changeUnitState.id"] = Unit,
        ["planUnit.id"] = Unit,
        ["placeUnit.unit"] = Unit,
        ["placeUnit.locker"] = Locker,
        ["takeOutUnit.unit"] = Unit,
        ["changeSite.id"] = Site,
        ["addLocker.site"] = Site,
        ["changeLocker.id"] = Locker,
        ["closingPreview.input.site"] = Site,
        ["closingPreview.input.locker"] = Locker,
        ["beginClosing.input.site"] = Site,
        ["beginClosing.input.locker"] = Locker,
        ["endClosing.id"] = Closing,
        ["changeConsumable.id"] = Consumable,
        ["retireConsumable.id"] = Consumable,
        ["moveStock.input.site"] = Site,
        ["moveStock.input.consumable"] = Consumable,
        ["watchStock.site"] = Site,
        ["watchStock.consumable"] = Consumable,
        ["applyImport.preview"] = Import,
        ["site.id"] = Site,
        ["locker.id"] = Locker,
        ["lockerChanged.siteId"] = Site,
        ["grid.id"] = Grid,
        ["gridDiff.before"] = Grid,
        ["gridDiff.after"] = Grid,
        ["gridPreview.input.grid"] = Grid,
        ["gridPreview.input.site"] = Site,
        ["gridPreview.input.tools"] = Tool,
        ["gridPreview.input.packs"] = Pack,
        ["gridWhatIf.input.grid"] = Grid,
        ["penaltyCurve.tool"] = Tool,
        ["draftPriceGrid.input.grid"] = Grid,
        ["draftPriceGrid.input.lines.target.tool"] = Tool,
        ["draftPriceGrid.input.lines.target.category"] = Category,
        ["draftPriceGrid.input.lines.target.site"] = Site,
        ["draftDepositGrid.input.grid"] = Grid,
        ["draftDepositGrid.input.lines.target.tool"] = Tool,
        ["draftDepositGrid.input.lines.target.category"] = Category,
        ["draftDepositGrid.input.lines.target.site"] = Site,
        ["draftPenaltyRules.input.grid"] = Grid,
        ["draftCancellationPolicy.input.grid"] = Grid,
        ["toolLines.tool"] = Tool,
        ["draftToolPrices.input.tool"] = Tool,
        ["draftToolPrices.input.lines.site"] = Site,
        ["draftToolDeposits.input.tool"] = Tool,
        ["draftToolDeposits.input.lines.site"] = Site,
        ["proposeGrid.input.grid"] = Grid,
        ["approveGrid.input.grid"] = Grid,
        ["withdrawGrid.input.grid"] = Grid,
        ["restoreGrid.input.grid"] = Grid,
        ["availabilityChanged.siteId"] = Site,
        ["revokeSession.id"] = Session,
        ["signInWithMagicCode.input.id"] = MagicLink,
        ["confirmPhone.input.id"] = PhoneCode,
        ["renamePasskey.input.id"] = Passkey,
        ["removePasskey.id"] = Passkey,
        ["customer.id"] = Customer,
        ["reviewCompany.input.customer"] = Customer,
        ["suspendCustomer.input.customer"] = Customer,
        ["reinstateCustomer.input.customer"] = Customer,
        ["watchCustomer.input.customer"] = Customer,
        ["unwatchCustomer.input.customer"] = Customer,
        ["anonymiseCustomer.customer"] = Customer,
        ["viewAsCustomer.input.customer"] = Customer,
        ["resendInvitation.staff"] = Staff,
        ["changeRoles.input.staff"] = Staff,
        ["offboardStaff.staff"] = Staff,
        ["resetSecondFactor.staff"] = Staff,
        ["quote.input.site"] = Site,
        ["quote.input.items.tool"] = Tool,
        ["quote.input.items.pack"] = Pack,
        ["rental.id"] = Rental,
        ["rentals.filter.site"] = Site,
        ["rentals.filter.customer"] = Customer,
        ["rentalChange.rental"] = Rental,
        ["holdRental.input.id"] = NewRental,
        ["holdRental.input.site"] = Site,
        ["holdRental.input.items.tool"] = Tool,
        ["holdRental.input.items.pack"] = Pack,
        ["payRental.input.rental"] = Rental,
        ["completePayment.rental"] = Rental,
        ["changeRental.input.rental"] = Rental,
        ["cancelRental.input.rental"] = Rental,
        ["withdrawRental.input.rental"] = Rental,
        ["reportLate.input.rental"] = Rental,
        ["failRental.input.rental"] = Rental,
        ["rentalChanged.id"] = Rental,
        ["planOnCall.input.who"] = Staff,
        ["dropOnCall.shift"] = Shift,
        ["joinWaitingList.input.site"] = Site,
        ["joinWaitingList.input.items.tool"] = Tool,
        ["joinWaitingList.input.items.pack"] = Pack,
        ["leaveWaitingList.id"] = Waiting,
        ["devices.site"] = Site,
        ["doors.site"] = Site,
        ["siteHealth.site"] = Site,
        ["premises.site"] = Site,
        ["premisesChanged.siteId"] = Site,
        ["siteAlerts.site"] = Site,
        ["siteAlert.siteId"] = Site,
        ["siteHealthChanged.siteId"] = Site,
        ["doorChanged.siteId"] = Site,
        ["openDoor.input.door"] = Door,
        ["openDoor.input.command"] = DoorCommand,
        ["openOnRound.input.door"] = Door,
        ["openOnRound.input.command"] = DoorCommand,
        ["registerDevice.input.site"] = Site,
        ["rotateDeviceCredential.id"] = Device,
        ["revokeDevice.id"] = Device,
    };

    /// <summary>The paths of all ids of an operation.</summary>
    public static IEnumerable<string> Of(Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return operation.Field.Arguments.SelectMany(argument => Of(argument, operation.Name, []));
    }

    /// <summary>The paths of all ids that fields of other types take, <c>Locker.reservation.id</c>.</summary>
    public static IEnumerable<string> OfFields =>
        from type in Operation.Types(Rulebook.Schema)
        from each in type.Fields
        from argument in each.Arguments
        from path in Of(argument, $"{type.Name}.{each.Name}", [])
        select path;

    private static IEnumerable<string> Of(InputField field, string above, InputObjectType[] within)
    {
        var path = $"{above}.{field.Name}";
        return field.Type.NamedType() switch
        {
            InputObjectType input when within.Contains(input) => [],
            InputObjectType input => input.Fields.SelectMany(each => Of(each, path, [.. within, input])),
            ScalarType scalar when IsId(scalar, field.Name) || Known.ContainsKey(path) => [path],
            _ => [],
        };
    }

    // Those of other systems are texts, and told by their name.
    private static bool IsId(ScalarType scalar, string name) =>
        scalar.Name is "ID" or "UUID"
        || (scalar.Name is "String" or "ByteArray" && (name is "id" or "ids" || name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("Ids", StringComparison.Ordinal)));
}
