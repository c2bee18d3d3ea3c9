namespace Toolbox24.Simulator.Walls;

/// <summary>Who is inside, and what may befall them. The exit opens from inside by hand: no power, network or server is asked.</summary>
internal sealed partial class Wall
{
    private int inside;
    private bool isOnFire;
    private bool hasPower = true;
    private bool isExitBlocked;

    /// <summary>How many persons are inside; whether it burns, there is power, and somebody pushes an exit that does not open.</summary>
    public (int Inside, bool IsOnFire, bool HasPower, bool IsTrapped) Premises
    {
        get
        {
            lock (gate) return (inside, isOnFire, hasPower, isExitBlocked);
        }
    }

    private (string Alarm, bool IsOn)[] Alarms => [("Fire", isOnFire), ("PowerCut", !hasPower), ("Trapped", isExitBlocked)];

    /// <summary>Somebody comes in through the open entrance; false where it is shut.</summary>
    public bool Enter(DateTimeOffset now) => Count(() => all.Exists(door => door.Id == site && door.IsOpen), 1, now);

    /// <summary>Somebody leaves, whatever is wrong; false where nobody is inside, or the exit itself is blocked.</summary>
    public bool Leave(DateTimeOffset now) => Count(() => inside > 0 && !isExitBlocked, -1, now);

    /// <summary>Somebody presses the help button.</summary>
    public void CallForHelp(DateTimeOffset now) => Do(() => SayOfSite(new(SaidKind.HelpCalled, now)));

    public void Burn(bool isOn, DateTimeOffset now) => Do(() =>
    {
        if (isOnFire == isOn) return;

        isOnFire = isOn;
        Ring("Fire", isOn, now);
    });

    /// <summary>The exit is blocked before somebody inside, or free again; false where nobody is inside.</summary>
    public bool Trap(bool isOn, DateTimeOffset now)
    {
        var does = false;
        Do(() =>
        {
            does = !isOn || inside > 0;
            if (!does || isExitBlocked == isOn) return;

            isExitBlocked = isOn;
            Ring("Trapped", isOn, now);
        });
        return does;
    }

    /// <summary>The power goes: nobody knows how doors stand, and what moves is not seen. Or it comes back, and all is read anew.</summary>
    public void Power(bool isOn, DateTimeOffset now) => Do(() =>
    {
        if (hasPower == isOn) return;

        hasPower = isOn;
        Ring("PowerCut", !isOn, now);
        foreach (var door in all) Say(door, Position(door, now));
        if (controller is not null) return;

        foreach (var door in all) SayInside(door, now);
    });

    private bool Count(Func<bool> may, int by, DateTimeOffset now)
    {
        var does = false;
        Do(() =>
        {
            does = may();
            if (!does) return;

            inside += by;
            SayOfSite(new(SaidKind.PersonsCounted, now) { Inside = inside });
        });
        return does;
    }

    private void Ring(string alarm, bool isOn, DateTimeOffset now) => SayOfSite(new(SaidKind.AlarmRead, now) { Alarm = alarm, IsOn = isOn });

    private void SayOfSite(SaidOf report) => unsaid.Add(new Said(0, site, report));

    private SaidOf Position(WallDoor door, DateTimeOffset now) => new(SaidKind.DoorRead, now, IsOpen: hasPower ? door.IsOpen : null);
}
