use super::azimuthal::Azimuthal;
use super::plane::{Rect, area, simplify_ring};
use super::sphere::EARTH_KM;
use super::window::WindowLimits;
use super::*;

fn near(a: f64, b: f64, by: f64) {
    assert!((a - b).abs() <= by, "{a} is not {b}");
}

fn points(all: &[(f64, f64)]) -> Vec<Point> {
    all.iter().map(|(x, y)| Point::new(*x, *y)).collect()
}

fn places(all: &[(f64, f64)]) -> Vec<GeoPoint> {
    all.iter().map(|(latitude, longitude)| GeoPoint::new(*latitude, *longitude)).collect()
}

/// Returns the map around places.
fn around(all: &[(f64, f64)]) -> ProjectedMap {
    region(&places(all)).unwrap()
}

fn region(places: &[GeoPoint]) -> Option<ProjectedMap> {
    ProjectedMap::around(places, &[], Land::get(), WindowLimits::REGION)
}

fn share_of_sea(map: &ProjectedMap) -> f64 {
    1.0 - outline::share(map, Land::get().rings.iter())
}

/// Returns a part of the earth, as a ring of points along its edges.
fn cell(south: f64, west: f64, side: f64) -> Vec<GeoPoint> {
    let steps = 40;
    let at = |step: i32| f64::from(step) / f64::from(steps) * side;
    let south_side = (0..steps).map(|s| GeoPoint::new(south, west + at(s)));
    let east_side = (0..steps).map(|s| GeoPoint::new(south + at(s), west + side));
    let north_side = (0..steps).map(|s| GeoPoint::new(south + side, west + side - at(s)));
    let west_side = (0..steps).map(|s| GeoPoint::new(south + side - at(s), west));
    south_side.chain(east_side).chain(north_side).chain(west_side).collect()
}

/// Returns the true area of such a part, for a radius of 1.
fn true_area(south: f64, side: f64) -> f64 {
    side.to_radians() * ((south + side).to_radians().sin() - south.to_radians().sin())
}

#[test]
fn distances_are_those_of_the_earth() {
    let (lisbon, porto) = (GeoPoint::new(38.72, -9.14), GeoPoint::new(41.15, -8.61));
    near(distance_km(lisbon, porto), 274.0, 1.0);
    near(distance_km(GeoPoint::new(-18.0, 179.5), GeoPoint::new(-18.0, -179.5)), 105.8, 0.5);
    let (quito, padang) = (GeoPoint::new(0.0, -78.5), GeoPoint::new(0.0, 101.5));
    near(distance_km(quito, padang), std::f64::consts::PI * EARTH_KM, 0.1);
    near(distance_km(lisbon, lisbon), 0.0, 1e-9);
}

#[test]
fn the_world_shows_places_where_the_projection_has_them() {
    let plate = ProjectedMap::world();
    near(plate.width(), 1000.0, 0.0);
    let at = |latitude, longitude| plate.point(GeoPoint::new(latitude, longitude)).unwrap();
    let middle = at(0.0, world::MIDDLE);
    near(middle.x, 500.0, 0.01);
    // Equal Earth projects 45° N to 0.8602 radii, and 90° E of the central meridian to 1.3533 radii.
    let scale = 1000.0 / (2.0 * 2.706_630);
    near((middle.y - at(45.0, world::MIDDLE).y) / scale, 0.860_2, 1e-4);
    near((at(0.0, world::MIDDLE + 90.0).x - middle.x) / scale, 1.353_3, 1e-4);
    // Beyond one edge the map continues at the other.
    assert!(at(0.0, world::MIDDLE + 179.0).x > 990.0 && at(0.0, world::MIDDLE - 179.0).x < 10.0);
    assert_eq!(plate.point(GeoPoint::new(-75.0, 0.0)), None, "the map ends before");
}

#[test]
fn equal_areas_are_equal_everywhere() {
    let plate = ProjectedMap::world();
    let of_world = |south: f64, west: f64| {
        let points = cell(south, west, 10.0).into_iter().map(|place| plate.point(place).unwrap());
        area(&points.collect::<Vec<_>>()).abs() / true_area(south, 10.0)
    };
    let whole = of_world(0.0, 0.0);
    for (south, west) in
        [(-50.0, -60.0), (-20.0, 130.0), (40.0, 20.0), (60.0, -120.0), (70.0, 100.0)]
    {
        near(of_world(south, west) / whole, 1.0, 2e-3);
    }
    let azimuthal = Azimuthal::new(GeoPoint::new(50.0, 10.0).vector);
    for (south, west) in [(45.0, 5.0), (-30.0, 60.0), (80.0, 170.0), (0.0, -90.0)] {
        let points =
            cell(south, west, 10.0).into_iter().map(|place| azimuthal.project(place.vector));
        near(area(&points.collect::<Vec<_>>()).abs() / true_area(south, 10.0), 1.0, 2e-3);
    }
}

#[test]
fn what_is_projected_comes_back() {
    for centre in [(0.0, 0.0), (64.0, 179.9), (-90.0, 0.0), (38.0, -9.0)] {
        let azimuthal = Azimuthal::new(GeoPoint::new(centre.0, centre.1).vector);
        for (latitude, longitude) in [(10.0, 20.0), (-45.0, -170.0), (89.0, 3.0)] {
            let place = GeoPoint::new(latitude, longitude);
            let back = GeoPoint::at(azimuthal.unproject(azimuthal.project(place.vector)));
            near(distance_km(place, back), 0.0, 1e-3);
        }
    }
}

#[test]
fn the_file_of_the_land_is_as_the_program_expects() {
    let land = Land::get();
    assert!(land.rings.len() > 1400, "{}", land.rings.len());
    let plate = ProjectedMap::world();
    for ring in land.rings.iter().filter(|ring| !ring.is_hole) {
        let Some(points) = world::coast(ring) else { continue };
        let points: Vec<Point> = points.into_iter().map(|point| plate.scaled(point)).collect();
        let size = Rect::around(&points);
        assert!(size.width() < 700.0, "no land reaches around the world: it is not cut");
        assert!(area(&points) > -1e-6, "outer shores run clockwise");
    }
}

#[test]
fn lines_are_cut_at_the_frame() {
    let frame = Rect::of_size(10.0, 10.0);
    let square = points(&[(-5.0, 2.0), (5.0, 2.0), (5.0, 8.0), (-5.0, 8.0)]);
    near(area(&frame.clip_ring(square.clone())), 30.0, 1e-9);
    assert_eq!(frame.clip_ring(frame.grown(5.0).corners()).len(), 4);
    assert!(
        frame.clip_ring(square.iter().map(|p| Point::new(p.x + 40.0, p.y)).collect()).is_empty()
    );
    let there_and_back = points(&[(-5.0, 5.0), (5.0, 5.0), (15.0, 5.0), (5.0, 9.0)]);
    let parts = frame.clip_line(&there_and_back);
    assert_eq!(parts.len(), 2);
    assert_eq!((parts[0][0], parts[0][2]), (Point::new(0.0, 5.0), Point::new(10.0, 5.0)));
}

#[test]
fn invisible_text_is_left_out() {
    let ring: Vec<Point> = (0..100)
        .map(|step| Point::new(f64::from(step), f64::from(step % 2) * 0.2))
        .chain(points(&[(99.0, 50.0), (0.0, 50.0)]))
        .collect();
    let simple = simplify_ring(&ring, 0.45);
    assert!(simple.len() < 7, "{simple:?}");
    near(area(&simple), area(&ring), 25.0);
}

#[test]
fn no_map_is_cut_at_the_date_line_or_at_a_pole() {
    let land = Land::get();
    // Fiji, New Zealand with Samoa, Chukotka with Alaska, the Ross Sea, the North Pole.
    for (all, expected) in [
        (&[(-18.14, 178.44), (-16.5, -179.9)][..], 0.85..0.99),
        (&[(-41.29, 174.78), (-13.83, -171.77)], 0.85..0.99),
        (&[(64.73, 177.51), (64.5, -165.4)], 0.2..0.7),
        (&[(-77.85, 166.67)], 0.3..0.9),
        (&[(89.0, 0.0), (78.22, 15.65)], 0.7..0.99),
    ] {
        let (plate, places) = (around(all), places(all));
        for place in &places {
            let point = plate.point(*place).expect("every place is on its map");
            assert!(
                plate.frame.grown(-20.0).contains(point),
                "{point:?} of {all:?} is at the edge"
            );
        }
        // A shore that jumped from one edge to the other would cover the map with land.
        let sea = share_of_sea(&plate);
        assert!(expected.contains(&sea), "{all:?}: {sea}");
        let drawing = plate.draw(land, &[], &places);
        assert!(drawing.grid.matches('M').count() >= 5, "{all:?}: {}", drawing.grid);
    }
}

#[test]
fn land_on_the_other_side_of_the_earth_does_not_drown_the_sea() {
    // The point opposite is inside a continent, so the land is outside its projected coastline.
    for (place, expected) in [
        ((-44.0, -176.5), 0.8..1.0),
        ((-30.0, -75.0), 0.8..1.0),
        ((20.0, -155.0), 0.8..1.0),
        ((-35.0, -60.0), 0.1..0.9),
    ] {
        let sea = share_of_sea(&around(&[place]));
        assert!(expected.contains(&sea), "{place:?}: {sea}");
    }
    // In the middle of the land the window grows until it contains a coast.
    assert!(share_of_sea(&around(&[(47.9, 106.9)])) > 0.0);
}

#[test]
fn a_small_island_is_drawn_small() {
    let land = Land::get();
    let tarawa = [GeoPoint::new(1.33, 173.0)];
    let world = ProjectedMap::world();
    let without = world.draw(land, &[], &[]).land;
    let with = world.draw(land, &[], &tarawa).land;
    assert_eq!(with.matches('z').count(), without.matches('z').count() + 1);
    assert!(with.starts_with(&without) && with.len() - without.len() < 40, "a speck");
    let lisbon = [GeoPoint::new(38.72, -9.14)];
    assert_eq!(world.draw(land, &[], &lisbon).land, without, "a port has its land");
}

#[test]
fn places_far_apart_are_shown_on_the_world() {
    let plate = around(&[(40.0, -4.0), (-41.0, 174.0), (5.0, 60.0)]);
    near(plate.width(), ProjectedMap::world().width(), 0.0);
    assert!(region(&[]).is_none());
}

/// Returns the map of Portugal with Lisbon, Porto, Câmara de Lobos and Ponta Delgada.
fn portugal() -> (MapSheet, Vec<GeoPoint>) {
    let places = places(&[(38.72, -9.14), (41.15, -8.61), (32.65, -16.98), (37.74, -25.67)]);
    (MapSheet::country("PT", &places, Land::get()).unwrap(), places)
}

#[test]
fn far_islands_have_insets() {
    let (sheet, places) = portugal();
    let groups: Vec<&[usize]> = sheet.panels().iter().map(|panel| &panel.places[..]).collect();
    assert_eq!(groups.len(), 3, "the mainland, Madeira and the Azores: {groups:?}");
    assert_eq!(groups[0], [0, 1]);
    let frame = sheet.main().frame();
    for (index, panel) in sheet.panels().iter().enumerate() {
        let own = panel.map.frame();
        assert!(frame.contains(own.from) && frame.contains(own.to), "{own:?}");
        for place in &panel.places {
            assert!(panel.map.point(places[*place]).is_some(), "{place} is on its panel");
        }
        for other in sheet.insets().skip(index) {
            assert!(index == 0 || !other.meets(own), "{own:?} covers {other:?}");
        }
    }
    for inset in sheet.insets() {
        assert!(
            places[..2].iter().all(|place| !inset.contains(sheet.main().point(*place).unwrap()))
        );
    }
    // Both places are in the west of their map, so the islands are on the left.
    assert!(sheet.insets().all(|inset| inset.middle().x < frame.middle().x));
}

#[test]
fn a_country_is_shown_whole_and_marked() {
    let land = Land::get();
    for (code, place) in [
        ("PT", (38.72, -9.14)),
        ("IE", (51.9, -8.47)),
        ("CV", (14.92, -23.51)),
        ("CZ", (50.08, 14.43)),
    ] {
        let places = places(&[place]);
        let sheet = MapSheet::country(code, &places, land).unwrap();
        assert!(sheet.marks_country() && sheet.insets().next().is_none(), "{code}");
        let country = land.country(code);
        let largest = country.iter().max_by(|a, b| a.size().total_cmp(&b.size())).unwrap();
        for point in largest.outline() {
            assert!(sheet.main().point(*point).is_some(), "{code} is cut");
        }
        let shape = outline::share(sheet.main(), country.iter().flat_map(|part| &part.rings));
        let least = if code == "CV" { 0.02 } else { 0.2 };
        assert!(shape > least && shape < 0.9, "{code} covers {shape}");
        assert!(sheet.draw(land, &places).main.home.contains('z'), "{code}");
    }
    let unknown = MapSheet::country("QQ", &places(&[(10.0, 10.0)]), land).unwrap();
    assert!(!unknown.marks_country());
}

#[test]
fn places_on_one_mainland_share_a_map() {
    let groups = |code: &str, all: &[(f64, f64)]| {
        MapSheet::country(code, &places(all), Land::get()).unwrap().panels().len()
    };
    // Lund and Kiruna; Honolulu, Anchorage and Boston.
    assert_eq!(groups("SE", &[(55.7, 13.19), (67.86, 20.23)]), 1);
    assert_eq!(groups("US", &[(21.3, -157.86), (61.2, -149.9), (42.36, -71.06)]), 3);
    // A region is divided only at a wide gap: Europe and New York, but not Mexico and Chile.
    let region =
        |all: &[(f64, f64)]| MapSheet::region(&places(all), Land::get()).unwrap().panels().len();
    let europe = [(38.7, -9.1), (52.5, 13.4), (59.3, 18.1), (41.0, 29.0)];
    assert_eq!(region(&[&europe[..], &[(40.7, -74.0)]].concat()), 2);
    assert_eq!(region(&[(19.4, -99.1), (4.6, -74.1), (-12.0, -77.0), (-33.4, -70.6)]), 1);
}

#[test]
fn a_map_is_the_same_whatever_the_order_of_its_places() {
    let land = Land::get();
    let (sheet, mut places) = portugal();
    let one = sheet.draw(land, &places);
    places.reverse();
    let other = MapSheet::country("PT", &places, land).unwrap().draw(land, &places);
    assert_eq!(one.main, other.main);
    let insets = [one, other].map(|paths| paths.insets.unwrap());
    assert_eq!(insets[0], insets[1]);
}

#[test]
fn every_country_has_a_shape() {
    let land = Land::get();
    for code in ["AD", "CY", "FR", "KR", "NO", "PS", "SO", "TV", "XK", "ZW"] {
        let parts = land.country(code);
        assert!(!parts.is_empty() && parts.iter().all(|part| part.outline().len() > 2), "{code}");
    }
}

const AZORES: &str = "\
        M402.2 252.5l7.1 1 35.2-2.3 9.1 1.6-.8 10.2-6.7 4.1-20.5 2.7-32.5-6.4-11.1-9-1.1-9.4 6.7-2.4z\
        M130.3 164l8.8 5.8-13.3.6-4.8 2.7-10.9-4.4-13.3.4-8-7.8-1.7-7.7 4-4.7 12.2.3z\
        M247.4 139.9l-2 1.1-22.6-3.9-6.5-5.5-2.2-9.4 4-3.1 9.8-1.7 14.4 1.9 8.8 6.9-.1 8.7z\
        M170.9 150.5l-5.1 1.6-28.7-11.4-10.4-5.1-12.9-12.6 37.5 15.9z\
        M76.9 152.3l-10.9-.1-10.6-10.8 15.8-5 8 7.5 1.8 4.9z\
        M471.4 374.6l-.4 2.6-14.4-.1-4.4-7.5 4-2.9 9.1-1z";

/// Compares a small map with a snapshot, to detect accidental changes.
#[test]
fn a_small_map_is_drawn_as_it_was() {
    let land = Land::get();
    let places = [GeoPoint::new(37.74, -25.67)];
    let plate = region(&places).unwrap();
    assert_eq!((plate.width(), plate.height()), (800.0, 533.0));
    let drawing = plate.draw(land, &[], &places);
    assert_eq!(drawing.sea, "M0 0l800 0 0 533-800 0z");
    assert!(drawing.grid.starts_with("M0 500.8l99.4 3.3 95.6 2.3"), "{}", drawing.grid);
    assert_eq!(drawing.land, AZORES);
}

/// Returns sixty places, most of them in one town.
fn crowd() -> Vec<Point> {
    (0..60)
        .map(|n| {
            let n = f64::from(n);
            Point::new(400.0 + (n * 7.3) % 11.0, 200.0 + (n * 3.7) % 13.0)
        })
        .chain(points(&[(30.0, 30.0), (2.0, 398.0), (700.0, 100.0)]))
        .collect()
}

#[test]
fn dots_do_not_overlap_and_stay_near() {
    let points = crowd();
    let moved = spread(&points, 12.0, Rect::of_size(800.0, 400.0));
    for (index, a) in moved.iter().enumerate() {
        for b in &moved[index + 1..] {
            assert!(a.distance(*b) >= 12.0 * 0.99, "{a:?} {b:?}");
        }
        assert!(points[index].distance(*a) < 65.0, "{:?} {a:?}", points[index]);
        assert!((6.0..=794.0).contains(&a.x) && (6.0..=394.0).contains(&a.y), "{a:?}");
    }
    assert_eq!(moved[60], points[60], "a single point stays");
}

#[test]
fn dots_move_alike_in_any_order() {
    let points = crowd();
    let moved = spread(&points, 12.0, Rect::of_size(800.0, 400.0));
    assert_eq!(spread(&points, 12.0, Rect::of_size(800.0, 400.0)), moved);
    let mut backwards: Vec<Point> = points.iter().rev().copied().collect();
    backwards = spread(&backwards, 12.0, Rect::of_size(800.0, 400.0));
    backwards.reverse();
    assert_eq!(backwards, moved);
    let one_place = vec![Point::new(50.0, 50.0); 9];
    let apart = spread(&one_place, 10.0, Rect::of_size(100.0, 100.0));
    assert!(apart.iter().enumerate().all(|(i, a)| apart[..i].iter().all(|b| a.distance(*b) > 9.9)));
    assert_eq!(spread(&[], 10.0, Rect::of_size(100.0, 100.0)), []);
}

#[test]
fn names_do_not_overlap() {
    let points = spread(&crowd(), 24.0, Rect::of_size(800.0, 400.0));
    let size = 14.0;
    let names = ["Praia", "Câmara de Lobos", "西安", "المدينة"].into_iter().cycle();
    let name = |(point, name): (&Point, &str)| LabelText {
        point: *point,
        width: LabelText::width_of(name, size),
    };
    let names: Vec<LabelText> = points.iter().zip(names).map(name).collect();
    let labels = label(&names, &points, 6.0, size, Rect::of_size(800.0, 400.0), &[]);
    let rooms: Vec<Rect> = labels
        .iter()
        .zip(&names)
        .filter_map(|(label, name)| {
            let label = (*label)?;
            let left = label.at.x - name.width * f64::from(label.side + 1) / 2.0;
            let from = Point::new(left, label.at.y - 0.8 * size);
            Some(Rect { from, to: Point::new(left + name.width, label.at.y + 0.15 * size) })
        })
        .collect();
    assert!(rooms.len() > 16 && rooms.len() < points.len(), "{}", rooms.len());
    assert!(labels[60].is_some());
    for (index, room) in rooms.iter().enumerate() {
        assert!(points.iter().all(|point| !room.contains(*point)));
        for other in &rooms[index + 1..] {
            let apart = room.to.x <= other.from.x
                || other.to.x <= room.from.x
                || room.to.y <= other.from.y
                || other.to.y <= room.from.y;
            assert!(apart, "{room:?} {other:?}");
        }
    }
}

#[test]
fn the_name_of_one_place_is_always_inside() {
    let room = Rect::of_size(800.0, 500.0);
    let taken = [Rect { from: Point::new(0.0, 300.0), to: Point::new(300.0, 500.0) }];
    let points = spread(&crowd(), 24.0, room);
    for width in [60.0, 420.0, 760.0] {
        for (x, y) in [(3.0, 3.0), (797.0, 3.0), (400.0, 250.0), (3.0, 497.0), (797.0, 497.0)] {
            let name = LabelText { point: Point::new(x, y), width };
            let label = label_one(name, &points, 12.0, 36.0, room, &taken);
            let inside = room.contains(label.room.from) && room.contains(label.room.to);
            assert!(inside, "{width} at {x} {y}: {:?}", label.room);
            assert!(!label.room.contains(name.point), "{width} at {x} {y}");
        }
    }
}

#[test]
fn paths_are_written_short() {
    let mut path = path::SvgPath::default();
    path.ring(&points(&[(10.04, 0.5), (10.3, 1.0), (10.3, 1.01), (9.0, 11.2)]));
    path.line(&points(&[(0.0, 0.0), (-0.5, 12.0)]));
    path.ring(&points(&[(1.0, 1.0), (1.01, 1.0), (1.0, 1.02)]));
    assert_eq!(path.finish(), "M10 .5l.3.5-1.3 10.2zM0 0l-.5 12");
}
